import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readPackages, watchPackages } from '../../platform/catalog/files';

const label = { en: 'L', ru: 'П' };
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'karkas-files-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('packages on disk', () => {
  it('are read in the order of their dependencies, whatever their names', async () => {
    // given
    write('a/package.json', manifest('a', { b: '^1.0.0', c: '*' }));
    write('b/package.json', manifest('b', { c: '>=1.0.0' }));
    write('c/package.json', manifest('c'));

    // when
    const { layers, findings } = await readPackages(root);

    // then
    expect(findings).toEqual([]);
    expect(layers.map((layer) => layer.package.name)).toEqual(['c', 'b', 'a']);
  });

  it('hold the artefacts of all folders below, with paths from the metadata folder', async () => {
    // given
    write('a/package.json', manifest('a'));
    write('a/deep/down/size.choices.json', { name: 'size', label, options: {} });
    write('schemas/entity.json', { title: 'no package, no artefact' });
    write('a/notes.txt', {});

    // when
    const { layers, findings } = await readPackages(root);

    // then
    expect(findings).toEqual([]);
    expect(layers[0]?.artefacts.map(({ kind, name, file }) => [kind, name, file])).toEqual([
      ['choices', 'size', 'a/deep/down/size.choices.json'],
    ]);
  });

  it('keep sound files when others have mistakes, and tell every mistake', async () => {
    // given
    write('a/package.json', manifest('a'));
    write('a/size.choices.json', { name: 'size', label, options: {} });
    write('a/shade.choices.json', '{ "name": "shade" ');
    write('a/odd.json', {});

    // when
    const { layers, findings } = await readPackages(root);

    // then
    expect(layers[0]?.artefacts.map((artefact) => artefact.name)).toEqual(['size']);
    expect(findings.map(({ code, file }) => [code, file])).toEqual([
      ['K002', 'a/odd.json'],
      ['K001', 'a/shade.choices.json'],
    ]);
    expect(String(findings[1]?.params?.reason)).toContain('line 1, column 19');
  });
});

describe('watching packages', () => {
  let calls: number;
  let stop: () => void;

  beforeEach(async () => {
    write('a/package.json', manifest('a'));
    write('a/one.choices.json', {});
    calls = 0;
    stop = watchPackages(root, () => {
      calls += 1;
    });
    await wait(100);
  });
  afterEach(() => stop());

  it('hears a file that is written', async () => {
    write('a/one.choices.json', { name: 'one' });
    await heard(1);
  });

  it('hears a file that an editor writes beside and renames, time and again', async () => {
    for (const round of [1, 2]) {
      write('a/one.choices.json.tmp', { round });
      renameSync(join(root, 'a/one.choices.json.tmp'), join(root, 'a/one.choices.json'));
      await heard(round);
    }
  });

  it('calls once for many changes at a time', async () => {
    for (let n = 0; n < 20; n++) write(`a/n${n}.choices.json`, { n });
    await heard(1);
    await wait(250);
    expect(calls).toBe(1);
  });

  it('hears files in folders that were made later', async () => {
    mkdirSync(join(root, 'a/new'));
    await heard(1);
    await wait(50);
    write('a/new/two.choices.json', {});
    await heard(2);
  });

  it('hears nothing after it was stopped', async () => {
    stop();
    write('a/one.choices.json', { name: 'one' });
    await wait(250);
    expect(calls).toBe(0);
  });

  async function heard(times: number): Promise<void> {
    for (let waited = 0; calls < times && waited < 5000; waited += 25) await wait(25);
    expect(calls).toBe(times);
  }
});

function manifest(name: string, dependencies: Readonly<Record<string, string>> = {}) {
  return { name, version: '1.2.0', dependencies, karkas: { name, label, prefix: '' } };
}

function write(path: string, body: unknown): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof body === 'string' ? body : JSON.stringify(body));
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
