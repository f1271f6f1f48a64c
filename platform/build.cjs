/**
 * Builds what is stale, and only that: the server (esbuild, CommonJS, packages stay outside) and the
 * browser application (Vite). Staleness is decided by the newest source file against a stamp in `.build/`.
 */
const { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { spawnSync } = require('node:child_process');

const ROOT = join(__dirname, '..');
const OUT = join(ROOT, '.build');

const TARGETS = {
  server: {
    sources: ['platform', 'seed', 'tests/bench', 'package-lock.json'],
    skips: /view\.tsx$|views\.tsx?$/,
    made: 'server.cjs',
    build: buildServer,
  },
  runtime: {
    sources: ['platform/foundation', 'platform/language', 'platform/vocabulary', 'runtime', 'package-lock.json'],
    made: 'runtime/index.html',
    build: buildRuntime,
  },
};

/** Builds the named targets that are older than their sources, or not there. */
function buildStale(names) {
  mkdirSync(OUT, { recursive: true });
  for (const name of names) {
    const { sources, skips, made, build } = TARGETS[name];
    const stamp = join(OUT, `${name}.stamp`);
    const newest = fingerprint(sources, skips);
    const isThere = existsSync(stamp) && existsSync(join(OUT, made));
    if (isThere && readFileSync(stamp, 'utf8') === newest) continue;
    process.stderr.write(`Building ${name} … `);
    const began = Date.now();
    build();
    writeFileSync(stamp, newest);
    process.stderr.write(`${((Date.now() - began) / 1000).toFixed(1)} s\n`);
  }
}

/** Count and newest change of all files below the sources: differs whenever one is added, changed or removed. */
function fingerprint(sources, skips) {
  let newest = 0;
  let count = 0;
  const visit = (path) => {
    if (skips?.test(path)) return;
    const stat = statSync(path);
    if (stat.isDirectory()) for (const name of readdirSync(path)) visit(join(path, name));
    else {
      newest = Math.max(newest, stat.mtimeMs);
      count += 1;
    }
  };
  for (const source of sources) if (existsSync(join(ROOT, source))) visit(join(ROOT, source));
  return `${count} ${newest}`;
}

function buildServer() {
  const { buildSync } = require('esbuild');
  const entries = {
    server: 'platform/main.ts',
    karkas: 'platform/cli/karkas.ts',
    codegen: 'platform/cli/codegen.ts',
    bench: 'tests/bench/main.ts',
    floor: 'tests/bench/floor.ts',
  };
  const present = Object.entries(entries).filter(([, file]) => existsSync(join(ROOT, file)));
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: Object.fromEntries(present),
    outdir: OUT,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
}

function buildRuntime() {
  rmSync(join(OUT, 'runtime'), { recursive: true, force: true });
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const result = spawnSync(
    process.execPath,
    [vite, 'build', '--config', join(ROOT, 'runtime', 'vite.config.mts'), '--logLevel', 'warn'],
    {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (result.status !== 0) throw new Error('the browser application could not be built');
}

module.exports = { buildStale, ROOT, OUT };
