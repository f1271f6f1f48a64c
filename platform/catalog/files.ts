import { type FSWatcher, watch } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parsePackages, type ReadLayers, type SourceFile } from './parse';

/** Reads the packages below a metadata folder, lowest layer first, with every mistake of files and manifests. */
export async function readPackages(root: string): Promise<ReadLayers> {
  const files: SourceFile[] = [];
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const folder = join(root, entry.name);
    const paths = await jsonBelow(folder);
    if (!paths.includes(join(folder, 'package.json'))) continue;
    files.push(...(await Promise.all(paths.map((path) => readSource(root, path)))));
  }
  return parsePackages(files);
}

/**
 * Calls back 100 ms after the last change of a file below the folder, until the returned function is
 * called. It watches folders, not files, so that editors which write a new file and rename it are
 * heard, and looks for new folders after each change.
 */
export function watchPackages(root: string, onChange: () => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      void watchFolders();
      onChange();
    }, 100);
  };
  const watchFolders = async (): Promise<void> => {
    const folders = new Set([root, ...(await foldersBelow(root))]);
    if (stopped) return;
    for (const [folder, watcher] of watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of folders) {
      if (watchers.has(folder)) continue;
      const watcher = watch(folder, { persistent: false }, heard);
      watcher.on('error', () => undefined);
      watchers.set(folder, watcher);
    }
  };
  void watchFolders();
  return () => {
    stopped = true;
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}

async function jsonBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return ignored(entry.name) ? [] : jsonBelow(path);
      return entry.name.endsWith('.json') && !entry.name.startsWith('.') ? [path] : [];
    }),
  );
  return nested.flat().sort();
}

async function foldersBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const folders = entries
    .filter((entry) => entry.isDirectory() && !ignored(entry.name))
    .map((entry) => join(folder, entry.name));
  const nested = await Promise.all(folders.map(foldersBelow));
  return [...folders, ...nested.flat()];
}

function ignored(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

async function readSource(root: string, path: string): Promise<SourceFile> {
  return { path: relative(root, path).split(sep).join('/'), text: await readFile(path, 'utf8') };
}
