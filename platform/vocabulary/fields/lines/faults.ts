import type { SaidFinding } from '../../../foundation/errors';

/** Messages by row and field name. */
export type FaultsByRow = ReadonlyMap<number, Readonly<Record<string, string>>>;

/** Findings with paths "2/quantity", by row. */
export function faultsByRow(findings: readonly SaidFinding[]): FaultsByRow {
  const rows = new Map<number, Record<string, string>>();
  for (const { path, message } of findings) {
    const [index = '', name = ''] = path.split(/[./]/);
    if (!/^\d+$/.test(index)) continue;
    const row = rows.get(Number(index)) ?? {};
    rows.set(Number(index), { ...row, [name]: row[name] ? `${row[name]} ${message}` : message });
  }
  return rows;
}
