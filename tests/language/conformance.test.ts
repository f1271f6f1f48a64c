import { openEngines } from './engines';
import { snapshot } from './world';
it('opens', async () => {
  const engines = await openEngines(snapshot);
  for (const engine of engines) await engine.close();
  expect(engines.length).toBeGreaterThan(0);
});
