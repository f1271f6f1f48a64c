/** The command as people run it, in a process of its own. */
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Folder, makeFolder, SMALL } from '../publishing/world';

const ROOT = join(__dirname, '../..');
let folder: Folder;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

describe('karkas package', () => {
  it('new begins a package that passes the check and is built into an archive that passes it too', () => {
    // given
    const out = join(folder.path, 'mine');
    const archive = join(folder.path, 'mine.tgz');

    // when
    const begun = karkas('package', 'new', 'field-work', '--prefix', 'fw', '--extends', 'crm', '--out', out);
    const checked = karkas('check', out);
    const built = karkas('package', 'build', out, '--out', archive, '--json');
    const checkedAgain = karkas('check', archive);

    // then
    expect([begun.code, checked.code, checkedAgain.code]).toEqual([0, 0, 0]);
    expect(checked.text).toContain('0 errors');
    expect(checked.text).not.toContain(' crm/');
    expect(checkedAgain.text).toBe(checked.text);
    expect(JSON.parse(built.text)).toEqual(
      expect.objectContaining({ name: 'fieldWork', version: '0.1.0', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }),
    );
  });

  it('new never writes over what is there, and names the package that was meant', () => {
    // given
    const out = folder.write('mine', { 'keep.txt': 'mine' });

    // when
    const full = karkas('package', 'new', 'mine', '--prefix', 'm', '--out', out);
    const misspelt = karkas('package', 'new', 'mine', '--prefix', 'm', '--extends', 'crn', '--out', `${out}2`);

    // then
    expect(full).toEqual(expect.objectContaining({ code: 1, error: expect.stringContaining('is not empty') }));
    expect(misspelt).toEqual(expect.objectContaining({ code: 1, error: expect.stringContaining('did you mean crm?') }));
  });

  it('sign and verify tell who answers for a package, and the settings decide whether it may be used', () => {
    // given
    const from = folder.write('small', SMALL);
    const archive = join(folder.path, 'small.tgz');
    const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    writeFileSync(join(folder.path, 'private.pem'), privateKey);
    mkdirSync(join(folder.path, 'keys'));
    writeFileSync(join(folder.path, 'keys', 'vendor.pem'), publicKey);
    const trusting = { KARKAS_TRUSTED_KEYS: join(folder.path, 'keys') };
    karkas('package', 'build', from, '--out', archive);

    // when
    const unsigned = karkas('package', 'verify', archive);
    const unsignedHere = karkasWith(trusting, 'package', 'verify', archive);
    const signed = karkas('package', 'sign', archive, '--key', join(folder.path, 'private.pem'));
    const stranger = karkas('package', 'verify', archive, '--json');
    const known = karkasWith(trusting, 'package', 'verify', archive, '--json');

    // then
    expect([unsigned.code, unsigned.text]).toEqual([0, 'small 1.2.3: not signed\n']);
    expect([unsignedHere.code, unsignedHere.text]).toEqual([1, expect.stringContaining('P016')]);
    expect(signed.code).toBe(0);
    expect([stranger.code, JSON.parse(stranger.text).findings[0].code]).toEqual([1, 'P015']);
    expect([known.code, JSON.parse(known.text).signature]).toEqual([
      0,
      expect.objectContaining({ state: 'trusted', name: 'vendor' }),
    ]);
  });

  it('diff tells each place where a folder and an archive differ, and an order that changed', () => {
    // given
    const from = folder.write('small', SMALL);
    const archive = join(folder.path, 'small.tgz');
    karkas('package', 'build', from, '--out', archive);
    const view = SMALL['things/sm_things.view.json'] as object;
    folder.write('small', {
      'things/sm_things.view.json': {
        ...view,
        label: { en: 'Things', ru: 'Подпись' },
        columns: { createdAt: {}, name: {} },
      },
      'things/sm_x.choices.json': { name: 'sm_x', label: {}, options: {} },
    });

    // when
    const { code, text } = karkas('package', 'diff', archive, from, '--json');
    const same = karkas('package', 'diff', archive, archive);

    // then
    expect(code).toBe(0);
    expect(JSON.parse(text).differences).toEqual([
      { kind: 'choices', name: 'sm_x', changes: [{ path: '', new: expect.objectContaining({ name: 'sm_x' }) }] },
      {
        kind: 'view',
        name: 'sm_things',
        changes: [
          { path: '/label/en', old: 'Label', new: 'Things' },
          { path: '/columns/createdAt', new: {} },
        ],
      },
    ]);
    expect(same.text).toBe('No differences.\n');
  });

  it('says the code of every finding of an archive that is refused, for machines too', () => {
    // given
    const file = join(folder.path, 'bad.tgz');
    writeFileSync(file, 'hello');

    // when
    const { code, text } = karkas('package', 'verify', file, '--json');

    // then
    expect(code).toBe(1);
    expect(JSON.parse(text).error).toEqual(
      expect.objectContaining({ code: 'invalidPackage', findings: [expect.objectContaining({ code: 'P001' })] }),
    );
  });

  it('without a verb, or with a wrong one, says how it is used', () => {
    // when
    const none = karkas('package');
    const near = karkas('package', 'biuld');

    // then
    expect([none.code, near.code]).toEqual([2, 2]);
    expect(none.error).toContain('karkas package build <dir> --out <file.tgz>');
    expect(near.error).toContain('Did you mean “package build”?');
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
