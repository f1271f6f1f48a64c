import type { Window } from './window';

/**
 * Tests that follow one another in the same window. A step that fails leaves a picture
 * (`.build/screenshots/failed-….png`), and the steps after it fail at once instead of waiting for what cannot come.
 */
export function stepsIn(window: () => Window): (name: string, body: () => Promise<void>) => void {
  let broken: string | null = null;
  return (name, body) => {
    it(name, async () => {
      if (broken !== null) throw new Error(`an earlier step failed: ${broken}`);
      try {
        await body();
      } catch (error) {
        broken = name;
        await window().picture(`failed-${name.replace(/\W+/g, '-').slice(0, 60)}`).catch(() => undefined);
        throw error;
      }
    });
  };
}
