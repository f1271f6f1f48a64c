import { openWorld, people, statementsOf, WORLDS } from './world';
it('probe', async () => {
  for (const engine of WORLDS) {
  const world = await openWorld(engine);
  const who = await people(world);
  const { records } = world;
  const shelf = await records.create(who.admin, 'shelf', { name: 'Low', factor: '1.50' });
  const say = (s: string) => process.stdout.write(`${engine.name} ${s}\n`);
  const time = async (name: string, n: number, work: (i: number) => Promise<unknown>) => {
    for (let i = 0; i < n / 5; i++) await work(-i - 1);
    const p = performance.now();
    for (let i = 0; i < n; i++) await work(i);
    say(`${name}: ${((performance.now() - p) / n).toFixed(3)} ms`);
  };
  const b = await records.create(who.admin, 'box', { title: 'First', shelf: shelf.id });
  const watcher = Array.from({ length: 10000 }, (_, i) => ({ name: `T${i}` }));
  for (let k = 0; k < 2; k++) {
    const t = performance.now();
    const seen = await statementsOf(world, () => records.batch(who.admin, 'watcher', { create: watcher }));
    say(`batch 10000 watchers: ${Math.round(performance.now() - t)} ms, ${seen.length} statements`);
  }
  for (let k = 0; k < 2; k++) {
    const rows = Array.from({ length: 10000 }, (_, i) => ({ title: `T${i}`, shelf: shelf.id, weight: i % 100, serial: `S${i}-${k}` }));
    const t = performance.now();
    const seen = await statementsOf(world, () => records.batch(who.admin, 'box', { create: rows }));
    say(`batch 10000: ${Math.round(performance.now() - t)} ms, ${seen.length} statements`);
  }
  await time('create watcher', 500, (i) => records.create(who.admin, 'watcher', { name: `X${i}` }));
  await time('create box', 500, (i) => records.create(who.admin, 'box', { title: `X${i}`, shelf: shelf.id, weight: 5 }));
  await time('update box', 500, (i) => records.update(who.admin, 'box', b.id, { weight: Math.abs(i) }, null));
  await time('read', 1000, () => records.read(who.admin, 'box', b.id));
  await time('read few', 1000, () => records.read(who.admin, 'box', b.id, ['title', 'shelf', 'owner']));
  await time('find', 200, () => records.find(who.admin, 'box', { where: { kind: null }, fields: ['title', 'shelf.name', 'weight', 'price'], sort: ['-createdAt'], limit: 50 }));
  await time('find clerk', 200, () => records.find(who.nora_, 'box', { where: { kind: null }, fields: ['title', 'shelf.name', 'weight', 'price'], sort: ['-createdAt'], limit: 50 }));
  await world.close();
  }
}, 120000);
