import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';
import { readArchive, writeArchive } from '../../platform/publishing/packages/archive';
import { LIMITS } from '../../platform/publishing/packages/limits';
import { packageOf, readFiles, readPackage } from '../../platform/publishing/packages/source';
import { codesOf, type Folder, makeFolder, SMALL } from './world';

type Named = Partial<Header> & { readonly name: string };

let folder: Folder;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

describe('a package archive', () => {
  it('has the same bytes when it is built on another day from another checkout', async () => {
    // given
    const first = folder.write('first', SMALL);
    const second = folder.write('second/deeper', Object.fromEntries(Object.entries(SMALL).reverse()));
    for (const file of Object.keys(SMALL)) utimesSync(join(second, file), new Date(0), new Date(0));

    // when
    const [one, two] = await Promise.all([build(first), build(second)]);

    // then
    expect(sha256(one)).toBe(sha256(two));
  });

  it('holds the files that npm pack would take, and reads what npm pack made', async () => {
    // given
    const from = folder.write('small', {
      ...SMALL,
      '.npmignore': 'drafts/\n',
      'drafts/sm_old.entity.json': { name: 'sm_old' },
      '.hidden/sm_x.view.json': {},
      'node_modules/other/package.json': {},
    });
    symlinkSync('/etc/passwd', join(from, 'secret.json'));
    const [made] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--pack-destination', folder.path], { cwd: from, encoding: 'utf8' }),
    );

    // when
    const ours = await readArchive(await build(from));
    const theirs = await readFiles(join(folder.path, made.filename));

    // then
    expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
    expect([...ours.keys()]).toEqual(expect.arrayContaining(Object.keys(SMALL)));
    expect([...ours.keys()]).not.toEqual(expect.arrayContaining(['secret.json']));
    expect(sha256(await writeArchive(theirs))).toBe(sha256(await build(from)));
  });

  it('is read into the same layer as its folder', async () => {
    // given
    const from = folder.write('small', SMALL);
    const file = join(folder.path, 'small.tgz');
    writeFileSync(file, await build(from));

    // when
    const [ofFolder, ofArchive] = await Promise.all([readPackage(from), readPackage(file)]);

    // then
    expect(ofArchive.layer.artefacts.map(({ file: path }) => path)).toEqual([
      'small/things/sm_thing.entity.json',
      'small/things/sm_things.view.json',
    ]);
    expect(new Set(ofArchive.layer.artefacts)).toEqual(new Set(ofFolder.layer.artefacts));
    expect(ofArchive.manifest).toEqual(expect.objectContaining({ name: 'small', version: '1.2.3', prefix: 'sm_' }));
    expect(ofArchive.findings).toEqual([]);
  });

  it('of 10,000 artefacts is built and read within the limits', async () => {
    // given
    const view = Buffer.from(JSON.stringify({ ...(SMALL['things/sm_things.view.json'] as object), name: 'NAME' }));
    const many = Array.from({ length: 10_000 }, (_, index): [string, Buffer] => {
      const name = `sm_view${index}`;
      return [`views/${name}.view.json`, Buffer.from(view.toString().replace('NAME', name))];
    });
    const manifest = Buffer.from(JSON.stringify(SMALL['package.json']));

    // when
    const { layer, findings } = packageOf(
      await readArchive(await writeArchive(new Map([['package.json', manifest], ...many]))),
    );

    // then
    expect(layer.artefacts).toHaveLength(10_000);
    expect(findings).toEqual([]);
  });
});

describe('a hostile archive is refused', () => {
  const content = '{}';
  it.each<[string, string, Named]>([
    ['a path that climbs out of its folder', 'P003', { name: 'package/../../etc/cron.d/evil' }],
    ['an absolute path', 'P003', { name: '/etc/passwd' }],
    ['a path of another folder', 'P003', { name: 'elsewhere/a.json' }],
    ['a path with a back slash', 'P003', { name: 'package/..\\..\\evil.json' }],
    ['a path with a drive', 'P003', { name: 'package/C:evil.json' }],
    ['a symbolic link', 'P004', { name: 'package/link', type: 'symlink', linkname: '/etc/passwd' }],
    ['a hard link', 'P004', { name: 'package/link', type: 'link', linkname: 'package/package.json' }],
    ['a device', 'P004', { name: 'package/zero', type: 'character-device', devmajor: 1, devminor: 5 }],
    ['a pipe', 'P004', { name: 'package/pipe', type: 'fifo' }],
    ['a file that stands twice', 'P008', { name: 'package/package.json' }],
  ])('for %s', async (_, code, header) => {
    // given
    const archive = await tarOf([
      [{ name: 'package/package.json' }, content],
      [header, header.type ? '' : content],
    ]);

    // when
    const codes = await codesOf(readArchive(archive));

    // then
    expect(codes).toEqual([code]);
  });

  it('for being larger unpacked than is allowed, long before it is unpacked', async () => {
    // given
    const bomb = gzipSync(Buffer.alloc(LIMITS.unpacked + 1));

    // when
    const codes = await codesOf(readArchive(bomb));

    // then
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(codes).toEqual(['P006']);
  });

  it('for one file larger than is allowed', async () => {
    // given
    const archive = await tarOf([[{ name: 'package/huge.json' }, ' '.repeat(101)]]);

    // when
    const codes = await codesOf(readArchive(archive, { ...LIMITS, file: 100 }));

    // then
    expect(codes).toEqual(['P007']);
  });

  it('for more files than are allowed', async () => {
    // given
    const archive = await tarOf([1, 2, 3].map((number) => [{ name: `package/${number}.json` }, content]));

    // when
    const codes = await codesOf(readArchive(archive, { ...LIMITS, files: 2 }));

    // then
    expect(codes).toEqual(['P005']);
  });

  it('for being no archive at all', async () => {
    // when
    const plain = await codesOf(readArchive(Buffer.from('hello')));
    const zipped = await codesOf(readArchive(gzipSync(Buffer.alloc(2048, 'x'))));
    const empty = await codesOf(readArchive(Buffer.alloc(0)));

    // then
    expect(plain).toEqual(['P001']);
    expect(zipped).toEqual(['P001']);
    expect(empty).toEqual(['P002']);
  });

  it('for ending too early, wherever it was cut', async () => {
    // given
    const whole = await build(folder.write('small', SMALL));
    const tar = gunzipSync(whole);
    const cuts = [whole.subarray(0, whole.length - 9), whole.subarray(0, 20)];
    const cutInside = [512 + 100, 1024, tar.length - 1024].map((length) => gzipSync(tar.subarray(0, length)));

    // when
    const codes = await Promise.all([...cuts, ...cutInside].map((cut) => codesOf(readArchive(cut))));

    // then
    expect(codes.flat().filter((code) => code !== 'P002')).toEqual([]);
  });

  it('for holding no package.json, or one without a word of Karkas', async () => {
    // when
    const none = await codesOf(
      readArchive(await tarOf([[{ name: 'package/readme.md' }, 'x']])).then((files) => packageOf(files)),
    );
    const foreign = await codesOf(
      readArchive(await tarOf([[{ name: 'package/package.json' }, '{"name":"left-pad"}']])).then(packageOf),
    );
    const broken = await codesOf(readArchive(await tarOf([[{ name: 'package/package.json' }, '{']])).then(packageOf));

    // then
    expect([none, foreign, broken]).toEqual([['P009'], ['P009'], ['K001']]);
  });
});

describe('a package', () => {
  it('with an artefact of an unknown kind is read, and the finding names the file', async () => {
    // given
    const from = folder.write('small', { ...SMALL, 'things/sm_x.widget.json': { name: 'sm_x' } });

    // when
    const { findings } = await readPackage(from);

    // then
    expect(findings).toEqual([expect.objectContaining({ code: 'K003', file: 'small/things/sm_x.widget.json' })]);
  });

  it('whose place is empty is refused with a sentence', async () => {
    // when
    const codes = await codesOf(readPackage(join(folder.path, 'nowhere')));

    // then
    expect(codes).toEqual(['badRequest']);
  });
});

async function build(from: string): Promise<Buffer> {
  return writeArchive(await readFiles(from));
}

async function tarOf(entries: readonly (readonly [Named, string])[]): Promise<Buffer> {
  const tar = pack();
  for (const [header, content] of entries) tar.entry(header, content);
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks));
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
