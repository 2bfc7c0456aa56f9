import { afterAll, afterEach } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The repository. Jest is started from there. */
const ROOT = process.cwd();

/** A service, or a command, running as a process of its own. */
export interface RunningProcess {
  readonly pid: number;
  /** Standard output and error so far. */
  output(): string;
  /** Resolves when the service has printed where it answers. Rejects if it exits before. */
  readonly ready: Promise<{ url: string }>;
  /** Exit code; null where a signal ended it. */
  readonly exited: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

interface RunOptions {
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another account, where the test runs as root. */
  readonly uid?: number | undefined;
}

/** Starts services, and leaves neither processes nor folders behind: call it once in a `describe`. */
export interface ServiceBench {
  /** A folder that other accounts may pass through, removed at the end. */
  newDataDir(): string;
  /** Killed after the test, with its PostgreSQL. */
  start(dataDir: string, env?: Readonly<Record<string, string>>, uid?: number): RunningProcess;
  /** For a folder inside one of `newDataDir`. */
  cleanUpLater(dataDir: string): void;
}

export function serviceBench(): ServiceBench {
  const folders: string[] = [];
  const processes: RunningProcess[] = [];
  afterEach(async () => {
    for (const running of processes.splice(0)) {
      running.kill('SIGKILL');
      await running.exited;
    }
    folders.forEach(endPostgres);
  });
  afterAll(() => folders.toReversed().forEach(removeAll));
  return {
    newDataDir() {
      const folder = mkdtempSync(join(tmpdir(), 'seventh-start-'));
      chmodSync(folder, 0o711);
      folders.push(folder);
      return folder;
    },
    start(dataDir, env = {}, uid?: number) {
      const started = run(['bin/start.js'], { dataDir, env, uid });
      processes.push(started);
      return started;
    },
    cleanUpLater: (dataDir) => void folders.push(dataDir),
  };
}

/** `npx seventh-cms …`. */
export function runCommand(args: readonly string[], options: RunOptions): RunningProcess {
  return run(['bin/seventh-cms.js', ...args], options);
}

/** The process of the PostgreSQL in a data folder, as it wrote it down itself. */
export function postmasterPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Whether a PostgreSQL runs there, or did and was not stopped in order. */
export function hasPostmaster(dataDir: string): boolean {
  return existsSync(join(dataDir, 'postgres/data/postmaster.pid'));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export async function statusOf(url: string): Promise<number> {
  const response = await fetch(url);
  await response.arrayBuffer();
  return response.status;
}

/** A killed service leaves its PostgreSQL running; a test must not. */
function endPostgres(dataDir: string): void {
  if (hasPostmaster(dataDir) && isAlive(postmasterPid(dataDir)))
    process.kill(postmasterPid(dataDir), 'SIGQUIT');
}

/** With the folder that a closed parent made it keep elsewhere. */
function removeAll(dataDir: string): void {
  const home = join(dataDir, 'postgres');
  if (existsSync(home)) rmSync(realpathSync(home), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

function run(args: readonly string[], { dataDir, env, uid }: RunOptions): RunningProcess {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const ready = untilReady(child, () => output, exited);
  ready.catch(() => undefined); // not every test waits for it
  return { pid: child.pid!, output: () => output, ready, exited, kill: (signal) => child.kill(signal) };
}

async function untilReady(
  child: ChildProcess,
  output: () => string,
  exited: Promise<number | null>,
): Promise<{ url: string }> {
  const printed = new Promise<{ url: string }>((resolve) => {
    child.stdout!.on('data', () => {
      const url = /Health +(\S+)\/health\/ready/.exec(output())?.[1];
      if (url) resolve({ url });
    });
  });
  const failed = exited.then((code) => {
    throw new Error(`Exited with ${code} before it was ready:\n${output()}`);
  });
  return Promise.race([printed, failed]);
}
