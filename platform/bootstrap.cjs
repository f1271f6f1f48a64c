/**
 * The two commands on a bare machine, in plain Node: install what is missing, build what is stale,
 * then do what was asked. `start` runs the product, `test` proves it, `check` looks at the code, `bench` measures.
 */
const { existsSync, statSync } = require('node:fs');
const { join } = require('node:path');
const { spawn, spawnSync } = require('node:child_process');

const ROOT = join(__dirname, '..');
const [command = 'start', ...rest] = process.argv.slice(2);

const COMMANDS = {
  start() {
    build('server', 'runtime');
    require(join(ROOT, '.build', 'server.cjs'));
  },
  test() {
    build('server', 'runtime');
    run(bin('jest'), rest);
  },
  check() {
    build('server');
    for (const [title, program, args] of [
      ['format and lint', bin('biome'), ['check', '.']],
      ['types', bin('tsc'), ['--noEmit', '-p', '.']],
      ['structure', bin('depcruise'), ['--config', '.dependency-cruiser.cjs', 'platform', 'runtime', 'seed']],
      ['dead code', bin('knip'), []],
      ['generated files', join(ROOT, '.build', 'codegen.cjs'), ['--check']],
    ]) {
      process.stdout.write(`── ${title}\n`);
      runOrStop(program, args);
    }
    process.stdout.write('All checks passed.\n');
  },
  bench() {
    build('server');
    run(join(ROOT, '.build', 'bench.cjs'), rest);
  },
  codegen() {
    build('server');
    run(join(ROOT, '.build', 'codegen.cjs'), rest);
  },
};

main();

function main() {
  refuseOldNode();
  if (!COMMANDS[command]) stop(`There is no command “${command}”. There are: ${Object.keys(COMMANDS).join(', ')}.`);
  install();
  COMMANDS[command]();
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    stop(`Karkas needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

/** Installs the locked packages when they are absent or older than the lock file. */
function install() {
  const marker = join(ROOT, 'node_modules', '.package-lock.json');
  const lock = join(ROOT, 'package-lock.json');
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return;
  process.stderr.write('Installing packages (once) …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev'];
  const result = spawnSync(npm, args, { cwd: ROOT, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (result.status !== 0) stop('The packages could not be installed; npm’s own message stands above.');
  const now = new Date();
  require('node:fs').utimesSync(marker, now, now);
}

function build(...names) {
  try {
    require('./build.cjs').buildStale(names);
  } catch (error) {
    stop(`The build failed: ${error.message}`);
  }
}

function bin(name) {
  const manifest = {
    jest: 'jest',
    biome: '@biomejs/biome',
    tsc: 'typescript',
    depcruise: 'dependency-cruiser',
    knip: 'knip',
  }[name];
  const { bin: bins } = require(join(ROOT, 'node_modules', manifest, 'package.json'));
  return join(ROOT, 'node_modules', manifest, typeof bins === 'string' ? bins : bins[name]);
}

function run(program, args) {
  const child = spawn(process.execPath, [program, ...args], { cwd: ROOT, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

function runOrStop(program, args) {
  const result = spawnSync(process.execPath, [program, ...args], { cwd: ROOT, stdio: 'inherit' });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
