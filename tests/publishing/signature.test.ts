import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArchive, writeArchive } from '../../platform/publishing/packages/archive';
import { objectionsTo, signFiles, verifyFiles } from '../../platform/publishing/packages/signature';
import { readFiles } from '../../platform/publishing/packages/source';
import { readTrustedKeys } from '../../platform/publishing/packages/trusted-keys';
import { type Folder, makeFolder, SMALL } from './world';

const vendor = keys();
const stranger = keys();
let folder: Folder;
let trusted: ReadonlyMap<string, string>;

beforeEach(() => {
  folder = makeFolder();
  mkdirSync(join(folder.path, 'keys'));
  writeFileSync(join(folder.path, 'keys', 'vendor.pem'), vendor.publicKey);
  trusted = readTrustedKeys(join(folder.path, 'keys'));
});
afterEach(() => folder.remove());

describe('the signature of a package', () => {
  it('names the trusted key it was made with, after the archive was packed again in another way', async () => {
    // given
    const files = await readFiles(folder.write('small', SMALL));

    // when
    const signed = await readArchive(await writeArchive(signFiles(files, vendor.privateKey)));
    const shuffled = new Map([...signed].reverse());

    // then
    expect(verifyFiles(signed, trusted)).toEqual(expect.objectContaining({ state: 'trusted', name: 'vendor' }));
    expect(verifyFiles(shuffled, trusted)).toEqual(verifyFiles(signed, trusted));
    expect([...signed.keys()].at(-1)).toBe('karkas.signature');
  });

  it('is wrong once a byte, a file or a name has changed', async () => {
    // given
    const signed = signFiles(await readFiles(folder.write('small', SMALL)), vendor.privateKey);
    const readme = signed.get('README.md') ?? Buffer.alloc(0);
    const without = (path: string) => new Map([...signed].filter(([each]) => each !== path));

    // when
    const states = [
      new Map([...signed, ['README.md', Buffer.from('# small\n')]]),
      new Map([...signed, ['extra.view.json', Buffer.from('{}')]]),
      without('README.md'),
      new Map([...without('README.md'), ['README.txt', readme]]),
    ].map((files) => verifyFiles(files, trusted).state);

    // then
    expect(states).toEqual(['wrong', 'wrong', 'wrong', 'wrong']);
  });

  it('by somebody else fits, and is told from a trusted one', async () => {
    // given
    const signed = signFiles(await readFiles(folder.write('small', SMALL)), stranger.privateKey);

    // when
    const verdict = verifyFiles(signed, trusted);

    // then
    expect(verdict).toEqual({ state: 'stranger', key: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(objectionsTo(verdict, true).map(({ code }) => code)).toEqual(['P015']);
  });

  it('that is absent or not readable is told as that, and the policy decides about the absent one', async () => {
    // given
    const files = await readFiles(folder.write('small', SMALL));
    const broken = new Map([...files, ['karkas.signature', Buffer.from('hello')]]);

    // when
    const unsigned = verifyFiles(files, trusted);
    const unreadable = verifyFiles(broken, trusted);

    // then
    expect(unsigned).toEqual({ state: 'unsigned' });
    expect(unreadable).toEqual({ state: 'unreadable' });
    expect(objectionsTo(unsigned, true)).toEqual([]);
    expect(objectionsTo(unsigned, false).map(({ code }) => code)).toEqual(['P016']);
    expect(objectionsTo(unreadable, true).map(({ code }) => code)).toEqual(['P014']);
  });

  it('made again replaces the older one', async () => {
    // given
    const files = await readFiles(folder.write('small', SMALL));

    // when
    const twice = signFiles(signFiles(files, stranger.privateKey), vendor.privateKey);

    // then
    expect(verifyFiles(twice, trusted).state).toBe('trusted');
    expect(twice).toEqual(signFiles(files, vendor.privateKey));
  });

  it('is refused with a key of another kind', () => {
    // given
    const { privateKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });

    // when
    const sign = () => signFiles(new Map(), privateKey);

    // then
    expect(sign).toThrow('it is not an Ed25519 key');
    expect(() => signFiles(new Map(), 'no key')).toThrow('the key cannot sign');
  });
});

describe('trusted keys', () => {
  it('may stand together in one file', () => {
    // given
    const file = join(folder.path, 'all.pem');
    writeFileSync(file, vendor.publicKey + stranger.publicKey);

    // when
    const both = readTrustedKeys(file);

    // then
    expect([...both.values()]).toEqual(['all', 'all']);
    expect([...both.keys()]).toEqual(expect.arrayContaining([...trusted.keys()]));
  });

  it('that are not there, or no keys, are refused instead of being trusted silently by nobody', () => {
    // given
    const file = join(folder.path, 'keys', 'empty.pem');
    writeFileSync(file, 'nothing');

    // then
    expect(() => readTrustedKeys(join(folder.path, 'nowhere'))).toThrow('there is no folder or file');
    expect(() => readTrustedKeys(join(folder.path, 'keys'))).toThrow('there is no public key in');
    expect(readTrustedKeys(null).size).toBe(0);
  });
});

function keys() {
  return generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}
