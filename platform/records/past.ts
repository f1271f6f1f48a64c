import type { Entity } from '../language/contracts';
import type { Unit } from './unit';

/** Records of one statement. */
const CHUNK = 300;

/** Which fields changed in records after the version somebody saw, from their history. */
export async function changesSince(
  unit: Unit,
  entity: Entity,
  seen: readonly { readonly id: string; readonly version: number }[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { quote } = unit.database.dialect;
  const found = new Map<string, Set<string>>();
  for (let start = 0; start < seen.length; start += CHUNK) {
    const some = seen.slice(start, start + CHUNK);
    const each = some.map(() => `(${quote('record')} = ? AND ${quote('version')} > ?)`).join(' OR ');
    const rows = await unit.transaction.read({
      sql: `SELECT ${quote('record')}, ${quote('changes')} FROM ${quote('_history')} WHERE ${quote('entity')} = ? AND (${each})`,
      values: [entity.name, ...some.flatMap(({ id, version }) => [id, version])],
    });
    for (const [record, changes] of rows) {
      const fields = found.get(String(record)) ?? new Set<string>();
      found.set(String(record), fields);
      for (const name of Object.keys(JSON.parse(String(changes)) as object)) fields.add(name);
    }
  }
  return found;
}
