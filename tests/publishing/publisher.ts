/**
 * A process of its own that publishes on a database and is killed at its n-th statement: `node publisher.cjs <url> <step> <n>`.
 * Without a number it publishes to the end. It tells how many statements it made.
 */

import { openDatabase } from '../../platform/storage/database';
import { silent } from '../storage/engines';
import { CHANGES } from './changes';
import { openWorkshop } from './workshop';

async function main([url = '', change = '', at]: readonly string[]): Promise<void> {
  const shop = await openWorkshop({ url, open: () => openDatabase(url, silent), drop: async () => undefined });
  let made = 0;
  const statements: string[] = [];
  shop.database.onStatement((sql) => {
    statements.push(sql);
    if (++made === Number(at)) process.kill(process.pid, 'SIGKILL');
  });
  const { layers, operations = [] } = CHANGES[change] ?? { layers: [] };
  await shop.publish(layers, ...operations);
  process.stdout.write(JSON.stringify(statements));
  await shop.database.close();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(String(error));
  process.exit(1);
});
