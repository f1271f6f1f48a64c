/**
 * The archive of a package: an npm tarball, every file below `package/`. What is written depends on the
 * files alone: sorted, without times, owners or the name of the system. What is read is trusted in nothing.
 */
import { promisify } from 'node:util';
import { gunzip, gzipSync } from 'node:zlib';
import { extract, type Header, pack } from 'tar-stream';
import { type Finding, PlatformError } from '../../foundation/errors';
import type { PackageFiles } from './contracts';
import { LIMITS, type Limits } from './limits';
import { MANIFEST, SIGNATURE } from './names';

const TOP = 'package/';
/** The moment npm writes into every archive, since zero upsets some tools. */
const MOMENT = new Date('1985-10-26T08:15:00.000Z');
/** Where gzip names the operating system, and its word for "unknown". */
const SYSTEM = { byte: 9, unknown: 255 };
const END = Buffer.alloc(1024);

/** The same files give the same bytes, whenever and wherever (one build of zlib provided). */
export async function writeArchive(files: PackageFiles): Promise<Buffer> {
  const tar = pack();
  for (const path of inOrder(files)) {
    tar.entry({ name: TOP + path, mode: 0o644, mtime: MOMENT, uid: 0, gid: 0 }, files.get(path) ?? '');
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  const zipped = gzipSync(Buffer.concat(chunks), { level: 9 });
  zipped[SYSTEM.byte] = SYSTEM.unknown;
  return zipped;
}

/** Throws invalidPackage (P001 to P008) for anything that is not a plain archive of files within the limits. */
export async function readArchive(archive: Buffer, limits: Limits = LIMITS): Promise<PackageFiles> {
  const tar = await unzip(archive, limits);
  const files = new Map<string, Buffer>();
  const findings: Finding[] = [];
  const reader = extract();
  reader.end(tar);
  try {
    for await (const entry of reader) {
      const found = judge(entry.header, files, limits);
      if (found) findings.push(found);
      if (found || entry.header.type === 'directory') {
        entry.resume();
        continue;
      }
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk as Buffer);
      files.set(entry.header.name.slice(TOP.length), Buffer.concat(chunks));
      if (files.size > limits.files) throw refusal({ code: 'P005', path: '', params: { limit: limits.files } });
    }
  } catch (error) {
    throw error instanceof PlatformError ? error : unreadable(error);
  }
  if (!tar.subarray(-END.length).equals(END)) findings.push({ code: 'P002', path: '' });
  if (findings.length > 0) throw new PlatformError('invalidPackage', {}, findings);
  return files;
}

/** The manifest first, so that a look at the head of an archive tells what it is; the signature last. */
function inOrder(files: PackageFiles): readonly string[] {
  const place = (path: string) => (path === MANIFEST ? 0 : path === SIGNATURE ? 2 : 1);
  return [...files.keys()].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

async function unzip(archive: Buffer, limits: Limits): Promise<Buffer> {
  try {
    return await promisify(gunzip)(archive, { maxOutputLength: limits.unpacked });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw refusal({ code: 'P006', path: '', params: { limit: limits.unpacked } });
    if (code === 'Z_BUF_ERROR') throw refusal({ code: 'P002', path: '' });
    throw unreadable(error);
  }
}

function judge(header: Header, files: PackageFiles, limits: Limits): Finding | undefined {
  const { name, type } = header;
  const at = { file: name, path: '' };
  if (isOutside(name)) return { ...at, code: 'P003', params: { name } };
  if (type === 'directory') return undefined;
  if (type !== 'file') return { ...at, code: 'P004', params: { name, type } };
  if (Number(header.size) > limits.file) return { ...at, code: 'P007', params: { limit: limits.file } };
  if (files.has(name.slice(TOP.length))) return { ...at, code: 'P008' };
  return undefined;
}

function isOutside(name: string): boolean {
  const parts = name.replace(/\/$/, '').split('/');
  const isPlain = parts.every((part) => part !== '' && part !== '.' && part !== '..');
  return !isPlain || `${parts[0]}/` !== TOP || /[\\\0:]/.test(name);
}

function unreadable(error: unknown): PlatformError {
  const reason = error instanceof Error ? error.message : String(error);
  return refusal(
    /unexpected end/i.test(reason) ? { code: 'P002', path: '' } : { code: 'P001', path: '', params: { reason } },
  );
}

function refusal(finding: Finding): PlatformError {
  return new PlatformError('invalidPackage', {}, [finding]);
}
