import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stamp = join(root, 'dist/.built');
const lock = join(root, 'dist/.building');
const sources = [
  'src',
  'migrations',
  'package.json',
  'nest-cli.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

/** Compiles where there is no build or a source is newer. A package without sources, as in an image, is taken as built. */
export function buildIfStale() {
  while (isStale()) {
    if (!takeLock()) continue;
    try {
      if (isStale()) build();
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

function isStale() {
  if (!existsSync(join(root, 'src'))) return false;
  const built = Math.max(modifiedAt('dist/.built'), modifiedAt('dist/src/main.js'));
  return !existsSync(join(root, 'dist/src/main.js')) || sources.some((source) => newestUnder(source) > built);
}

/** Two starts at once must not compile into one folder. False after a short wait where another compiles. */
function takeLock() {
  mkdirSync(join(root, 'dist'), { recursive: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  try {
    process.kill(Number(readFileSync(lock, 'utf8')) || process.pid, 0);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  } catch (error) {
    // Left by a compiler that was killed; or just now removed, or a process of another user.
    if (error.code === 'ESRCH') rmSync(lock, { force: true });
  }
  return false;
}

function build() {
  const nest = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  if (!existsSync(nest) || !existsSync(tsc)) {
    console.error(
      'The build is missing or older than the sources, and the compiler is not installed. Run: npm ci',
    );
    process.exit(1);
  }
  console.error('Building …');
  const begun = new Date();
  // As `npm run build` does: the service, then what it hands to browsers.
  const steps = [
    [nest, 'build'],
    [tsc, '-p', 'src/syndication/embed/browser'],
  ];
  const isDone = steps.every(
    (step) => spawnSync(process.execPath, step, { cwd: root, stdio: ['ignore', 2, 2] }).status === 0,
  );
  if (!isDone) {
    rmSync(lock, { force: true });
    process.exit(1);
  }
  // As old as its beginning: what was changed meanwhile may not be in it.
  writeFileSync(stamp, '');
  utimesSync(stamp, begun, begun);
  utimesSync(join(root, 'dist/src/main.js'), begun, begun);
}

function modifiedAt(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestUnder(path) {
  const entry = statSync(join(root, path), { throwIfNoEntry: false });
  if (!entry) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  // A folder's own time tells of files that were taken away.
  return Math.max(
    entry.mtimeMs,
    ...readdirSync(join(root, path)).map((name) => newestUnder(join(path, name))),
  );
}
