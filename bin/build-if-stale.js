import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stamp = join(root, 'dist', '.built');
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
  if (!existsSync(join(root, 'src'))) return;
  const built = Math.max(modifiedAt('dist/.built'), modifiedAt('dist/src/main.js'));
  if (existsSync(join(root, 'dist/src/main.js')) && sources.every((source) => newestUnder(source) <= built))
    return;

  const nest = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
  if (!existsSync(nest)) {
    console.error(
      'The build is missing or older than the sources, and the compiler is not installed. Run: npm ci',
    );
    process.exit(1);
  }
  console.error('Building …');
  const { status } = spawnSync(process.execPath, [nest, 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(1);
  writeFileSync(stamp, '');
  utimesSync(stamp, new Date(), new Date());
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
