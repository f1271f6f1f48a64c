import type { ViewRecord } from '../contracts';

/** The value at a dotted path of a record as the API sends it: under the whole path, or inside the reference. */
export function valueAt(record: ViewRecord, path: string): unknown {
  if (path in record) return record[path];
  let value: unknown = record;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}
