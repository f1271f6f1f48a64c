/** Scenarios and rehearsals as people run them, in a process of its own. */
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { type Folder, makeFolder } from '../publishing/world';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '../..');
let folder: Folder;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

describe('karkas check --scenarios', () => {
  it('performs all scenarios of a folder and says so for people and machines', () => {
    // when
    const said = karkas('check', 'metadata', '--scenarios');
    const machines = karkas('check', 'metadata/equipment-service/2.0.0', '--scenarios', '--json');

    // then
    expect(said.text).toContain('passed lostDealNeedsReason: A lost deal needs a reason');
    expect(said.text).toMatch(/\n9 scenarios, 0 failed\.\n$/);
    expect([said.code, machines.code]).toEqual([0, 0]);
    const { scenarios } = JSON.parse(machines.text);
    expect(scenarios.map(({ passed }: { passed: boolean }) => passed)).toEqual(Array(15).fill(true));
  });

  it('fails with the step and the sentence when a promise is broken', () => {
    // given
    for (const name of ['system', 'crm'])
      cpSync(join(ROOT, 'metadata', name), join(folder.path, name), { recursive: true });
    folder.write('mine', {
      'package.json': {
        name: 'karkas-mine',
        version: '1.0.0',
        dependencies: { 'karkas-crm': '^1.0.0' },
        karkas: { name: 'mine', label: { en: 'Mine', ru: 'Моё' }, prefix: 'my_' },
      },
      'deal.entity.json': { name: 'deal', extends: 'crm', fields: { lossReason: { required: false } } },
    });

    // when
    const { code, text } = karkas('check', folder.path, '--scenarios');

    // then
    expect(code).toBe(1);
    expect(text).toContain('FAILED lostDealNeedsReason');
    expect(text).toContain('withoutReason S004: It succeeds, and should be refused with “invalid”.');
    expect(text).toContain('9 scenarios, 1 failed.');
  });
});

describe('karkas rehearse', () => {
  it('tries a package on a copy and leaves the live system as it was', () => {
    // given
    const environment = { KARKAS_DATA: folder.path, DATABASE_URL: `sqlite:${join(folder.path, 'live.db')}` };

    // when
    const { code, text } = karkasWith(environment, 'rehearse', 'metadata/equipment-service/1.0.0');
    const again = karkasWith(environment, 'rehearse', 'metadata/equipment-service/1.0.0', '--json');

    // then
    expect([code, again.code]).toEqual([0, 0]);
    expect(text).toContain('passed svc_partsAddUp');
    expect(text).toMatch(/It passed\.\n$/);
    expect(JSON.parse(again.text)).toMatchObject({ passed: true, losses: [] });
  });
});

function karkas(...args: readonly string[]) {
  return karkasWith({}, ...args);
}

function karkasWith(environment: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'platform/karkas.cjs'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  return { code: status, text: stdout, error: stderr };
}
