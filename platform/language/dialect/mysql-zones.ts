/** A zone's table of offsets as MariaDB text. The server's own zone tables are usually empty, and would differ from Intl's. */
import { type Zone, zoneOf } from '../zones';

/** The wall-clock DATETIME of a moment stored in UTC. */
export function localSql(moment: string, timeZone: string): string {
  const zone = zoneOf(timeZone);
  if (zone.offsets.length === 1 && zone.offsets[0] === 0) return moment;
  return `DATE_ADD(${moment}, INTERVAL ${offsetSql(moment, zone, 0, zone.changes.length)} SECOND)`;
}

/** Seconds of offset, found by halving the list of changes. */
function offsetSql(moment: string, zone: Zone, low: number, high: number): string {
  if (low === high) return String(zone.offsets[low] ?? 0);
  const middle = (low + high) >> 1;
  const change = new Date(zone.changes[middle] ?? 0).toISOString().slice(0, 19).replace('T', ' ');
  return `IF(${moment} < '${change}', ${offsetSql(moment, zone, low, middle)}, ${offsetSql(moment, zone, middle + 1, high)})`;
}
