import { spawn, spawnSync } from 'node:child_process';
import { closeSync, fchownSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseStartError } from '../database-start-error.js';
import { errorCode } from '../error-code.js';
import type { Cluster } from './cluster.js';

/** What PostgreSQL says of itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

/** Beyond this size the log is put aside at the next start, one generation. */
const LOG_BYTES = 10_000_000;
/** A crash of a large database takes its time to be recovered from. */
const START_SECONDS = 300;
const STOP_SECONDS = 60;

/** Reasons to try again rather than give up: someone else starts it, took the port, or its remains are still ending. */
const PASSING =
  /lock file "postmaster\.pid"|could not bind|Address already in use|pre-existing shared memory block/;

/**
 * The port of the running server, started if it was not running. Safe to call from several processes at once:
 * PostgreSQL itself admits one.
 */
export async function ensureRunning(
  cluster: Cluster,
  settings: readonly string[],
  wantedPort = 0,
): Promise<number> {
  const deadline = Date.now() + START_SECONDS * 1000;
  for (;;) {
    const found = await readPostmaster(cluster.dataFolder);
    const alive = found !== undefined && (await isPostmaster(found.pid, cluster.dataFolder));
    if (alive && found.status === 'ready') return found.port;
    if (!alive) {
      const complaint = await startPostmaster(
        cluster,
        settings,
        wantedPort || (await freePort()),
        found?.pid,
      );
      if (complaint !== undefined && !PASSING.test(complaint)) {
        throw new DatabaseStartError(
          `PostgreSQL did not start. Its log (${cluster.logFile}) ends:\n${complaint}`,
        );
      }
    }
    if (Date.now() > deadline) {
      throw new DatabaseStartError(
        `PostgreSQL was not ready within ${START_SECONDS} s: see ${cluster.logFile}.`,
      );
    }
    await sleep(50);
  }
}

/** Fast shutdown (open transactions are rolled back), or an immediate one where that takes too long. */
export async function stopPostmaster(dataFolder: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    const found = await readPostmaster(dataFolder);
    if (!found || !(await isPostmaster(found.pid, dataFolder))) return;
    process.kill(found.pid, signal);
    const deadline = Date.now() + STOP_SECONDS * 1000;
    while (Date.now() < deadline) {
      if (!(await isPostmaster(found.pid, dataFolder))) return;
      await sleep(20);
    }
  }
}

/** Resolves with `undefined` when the server is ready, else with the end of its log after it has exited. */
async function startPostmaster(
  cluster: Cluster,
  settings: readonly string[],
  port: number,
  stalePid: number | undefined,
): Promise<string | undefined> {
  const { log, offset } = openLog(cluster);
  const args = [
    '-D',
    cluster.dataFolder,
    '-p',
    String(port),
    ...settings.flatMap((setting) => ['-c', setting]),
  ];
  const child = spawn(cluster.binaries.postgres, args, {
    ...cluster.user,
    cwd: '/',
    // A session of its own: Ctrl-C in our terminal must reach us only, so that we drain before it stops.
    detached: true,
    env: {
      PATH: process.env.PATH,
      LC_ALL: 'C',
      TZ: 'UTC',
      // The process that left `postmaster.pid` is gone and its number belongs to another now: we looked. PostgreSQL
      // would take that one for itself, except under this name, which its own tools use to say "not that process".
      ...(stalePid === undefined ? {} : { PG_GRANDPARENT_PID: String(stalePid) }),
    },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', () => resolve(readFileSync(cluster.logFile).subarray(offset).toString('utf8').trim()));
  });
  const ready = new AbortController();
  try {
    return await Promise.race([exited, untilReady(cluster.dataFolder, child.pid, ready.signal)]);
  } finally {
    ready.abort();
  }
}

async function untilReady(
  dataFolder: string,
  pid: number | undefined,
  signal: AbortSignal,
): Promise<undefined> {
  const deadline = Date.now() + START_SECONDS * 1000;
  while (!signal.aborted && Date.now() < deadline) {
    const found = await readPostmaster(dataFolder);
    if (found?.pid === pid && found?.status === 'ready') return;
    await sleep(20);
  }
}

/** For appending; it belongs to the account of PostgreSQL, like the data. */
function openLog({ logFile: file, user }: Cluster): { log: number; offset: number } {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_BYTES) renameSync(file, `${file}.1`);
  const log = openSync(file, 'a', 0o600);
  if (user) fchownSync(log, user.uid, user.gid);
  return { log, offset: size > LOG_BYTES ? 0 : size };
}

/** `postmaster.pid`: 1 process, 4 port, 8 status (PostgreSQL's `pidfile.h`). Undefined where it is missing or begun. */
async function readPostmaster(dataFolder: string): Promise<Postmaster | undefined> {
  const lines = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  );
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? 'starting' } : undefined;
}

/** Whether that process lives and is the server of this folder, and not a stranger who got the number later. */
async function isPostmaster(pid: number, dataFolder: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
  }
  if (process.platform === 'linux') {
    // Empty for a process that has ended but was not waited for. `/proc/…/cwd` would ask for rights a container lacks.
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const [program, ...args] = line.split('\0');
    return program!.endsWith('postgres') && args.includes(dataFolder);
  }
  const listed = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.includes(dataFolder);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
