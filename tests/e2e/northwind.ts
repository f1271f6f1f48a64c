/** Northwind through `karkas import`, with the maps of the walk. */
import { join } from 'node:path';
import { SHARED_DATA } from '../import/shared-data';

export const NORTHWIND = join(SHARED_DATA, 'northwind');
const MAPS = join(__dirname, '../walks/northwind');

/** Entity, file and map; in this order every reference finds its target. */
const FILES = [
  ['productCategory', 'categories', 'categories'],
  ['account', 'suppliers', 'suppliers'],
  ['account', 'shippers', 'shippers'],
  ['account', 'customers', 'customers'],
  ['contact', 'customers', 'contacts'],
  ['user', 'employees', 'employees'],
  ['product', 'products', 'products'],
  ['order', 'orders', 'orders'],
  ['orderLine', 'order-details', 'order-details'],
] as const;

/** Imports every file with the given `karkas` command; fails with what it said when a row does not come in. */
export function importNorthwind(karkas: (...args: readonly string[]) => string): void {
  for (const [entity, file, map] of FILES) {
    karkas('import', entity, join(NORTHWIND, `${file}.csv`), '--map', join(MAPS, `${map}.map.json`), '--json');
  }
}
