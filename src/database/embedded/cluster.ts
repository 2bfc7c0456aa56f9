import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DatabaseStartError } from '../database-start-error.js';
import { errorCode } from '../error-code.js';
import { prepareBinaries, type Binaries } from './binaries.js';
import { runInitdb } from './initdb.js';
import { canUse, postgresUser, type OsUser } from './os-user.js';

/** Where root keeps what the account of PostgreSQL must reach when the path to `dataDir` is closed to it. */
const SHARED_STATE = '/var/lib/seventh-cms';
const DRAFT_PREFIX = 'new-postgres-';
const DRAFT_LASTS_MS = 3_600_000;

/** A PostgreSQL data folder that has been made, and what is needed to run it. */
export interface Cluster {
  /** The data folder itself, without symbolic links. */
  readonly dataFolder: string;
  /** Of the superuser `postgres` and of the owner `seventh`. */
  readonly password: string;
  readonly user: OsUser | undefined;
  readonly binaries: Binaries;
  readonly logFile: string;
}

/**
 * Opens the cluster in `dataDir/postgres`, making it first where there is none. Whoever runs this at the same time gets
 * the same cluster: it is made aside and appears under its name in one step, data and password together.
 */
export async function openCluster(dataDir: string, durable: boolean): Promise<Cluster> {
  const home = join(dataDir, 'postgres');
  await makeDataDir(dataDir);
  await refuseStranger(home);
  await sweepDrafts(dataDir);
  const user = await postgresUser(home);
  const binaries = await prepareBinaries(user, user ? SHARED_STATE : dataDir);
  if (!existsSync(join(home, 'data'))) await makeCluster(dataDir, home, user, binaries, durable);

  const dataFolder = await realpath(join(home, 'data'));
  const [version, password] = await Promise.all([
    readOrExplain(join(dataFolder, 'PG_VERSION')),
    readOrExplain(join(home, 'password')),
  ]);
  const major = binaries.version.split('.')[0]!;
  if (version.trim() !== major) {
    throw new DatabaseStartError(
      `${dataFolder} was made by PostgreSQL ${version.trim()}, and this build brings ${major}. ` +
        'Export with the build that made it and import here, or set DATABASE_URL.',
    );
  }
  return { dataFolder, password: password.trim(), user, binaries, logFile: join(dataDir, 'postgres.log') };
}

async function makeDataDir(dataDir: string): Promise<void> {
  try {
    // Root's folder lets the account of PostgreSQL through to its own, but does not let it look around.
    await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    await rm(await mkdtemp(join(dataDir, 'probe-')), { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseStartError(`DATA_DIR ${dataDir} cannot be written: ${reason}`, { cause: error });
  }
}

/** A folder of another account looks empty to us. */
async function refuseStranger(home: string): Promise<void> {
  const self = process.getuid?.();
  const owner = (await stat(home).catch(() => undefined))?.uid;
  if (self === 0 || owner === undefined || owner === self) return;
  throw new DatabaseStartError(
    `${home} belongs to another user (uid ${owner}). Start Seventh as that user, or choose another DATA_DIR.`,
  );
}

/** What starts left that were killed while they made a cluster. A living start is done with its own in seconds. */
async function sweepDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(DRAFT_PREFIX)) continue;
    const draft = join(folder, name);
    const { mtimeMs } = await stat(draft).catch(() => ({ mtimeMs: Infinity }));
    if (mtimeMs < Date.now() - DRAFT_LASTS_MS) await rm(draft, { recursive: true, force: true });
  }
}

async function makeCluster(
  dataDir: string,
  home: string,
  user: OsUser | undefined,
  binaries: Binaries,
  durable: boolean,
): Promise<void> {
  const draft = await makeDraft(dataDir, user);
  try {
    const password = randomBytes(24).toString('base64url');
    const passwordFile = join(draft.folder, 'password');
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user) await chown(passwordFile, user.uid, user.gid);
    await runInitdb(binaries, join(draft.folder, 'data'), passwordFile, user, durable);
    if (draft.isElsewhere) {
      const place = join(SHARED_STATE, `${basename(dataDir)}-${randomBytes(6).toString('hex')}`);
      await rename(draft.folder, place);
      await symlink(place, home).catch(async (error: NodeJS.ErrnoException) => {
        await rm(place, { recursive: true, force: true });
        throw error;
      });
    } else {
      await rename(draft.folder, home);
    }
  } catch (error) {
    await rm(draft.folder, { recursive: true, force: true });
    const code = errorCode(error);
    const lostTheRace = code === 'ENOTEMPTY' || code === 'EEXIST';
    if (!lostTheRace || !existsSync(join(home, 'data'))) throw await explainObstacle(home, error);
  }
}

/** An empty folder that the account of PostgreSQL owns: in `dataDir`, or where it can reach. */
async function makeDraft(
  dataDir: string,
  user: OsUser | undefined,
): Promise<{ folder: string; isElsewhere: boolean }> {
  const folder = await mkdtemp(join(dataDir, DRAFT_PREFIX));
  if (!user) return { folder, isElsewhere: false };
  await chown(folder, user.uid, user.gid);
  if (canUse(user, folder, 'w')) return { folder, isElsewhere: false };
  await rm(folder, { recursive: true });

  await mkdir(SHARED_STATE, { recursive: true });
  await chmod(SHARED_STATE, 0o755);
  const elsewhere = await mkdtemp(join(SHARED_STATE, DRAFT_PREFIX));
  await chown(elsewhere, user.uid, user.gid);
  if (canUse(user, elsewhere, 'w')) return { folder: elsewhere, isElsewhere: true };
  await rm(elsewhere, { recursive: true });
  throw new DatabaseStartError(
    `The account PostgreSQL runs under (uid ${user.uid}) can reach neither ${dataDir} nor ${SHARED_STATE}. ` +
      'Open a parent folder for it (chmod o+x), choose another DATA_DIR, or start Seventh as an ordinary user.',
  );
}

/** A folder or dangling link stands where the cluster should be: say so instead of ENOTEMPTY. */
async function explainObstacle(home: string, error: unknown): Promise<unknown> {
  const obstacle = await lstat(home).catch(() => undefined);
  if (error instanceof DatabaseStartError || !obstacle) return error;
  return new DatabaseStartError(
    obstacle.isSymbolicLink()
      ? `${home} points to a folder that is gone. Bring it back, or remove the link to begin with an empty database.`
      : `${home} exists but holds no database. Move it away to begin with an empty one.`,
    { cause: error },
  );
}

async function readOrExplain(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new DatabaseStartError(
      `${file} cannot be read (${error.message}). The database in this DATA_DIR is not whole.`,
      { cause: error },
    );
  });
}
