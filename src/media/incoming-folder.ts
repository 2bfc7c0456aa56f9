import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { errorCode } from '../database/error-code.js';

/** What another machine left lying is not its work any more after this. */
const LEFT_BEHIND_MS = 24 * 60 * 60 * 1000;

const HOST = hostname().replaceAll(/[^\w.-]/g, '_');

/** Folders of this process: another one before it may have had its number. */
const opened = new Set<string>();

/** Where files lie while they come in: a folder for each running service, emptied when that has ended. */
export class IncomingFolder {
  private readonly own: string;

  constructor(private readonly root: string) {
    this.own = join(root, `${HOST}~${process.pid}~${randomUUID()}`);
    opened.add(this.own);
  }

  /** Makes the folder and removes what services left that were killed. */
  async open(): Promise<void> {
    await mkdir(this.root, { recursive: true });
    for (const name of await readdir(this.root)) {
      const path = join(this.root, name);
      if (path === this.own || (await isLeftBehind(path, name)))
        await rm(path, { recursive: true, force: true });
    }
    await mkdir(this.own, { recursive: true });
  }

  /** Lends a path where nothing is; whatever was put there is gone afterwards. */
  async withPath<T>(use: (path: string) => Promise<T>): Promise<T> {
    const path = join(this.own, randomUUID());
    try {
      return await use(path);
    } finally {
      await rm(path, { force: true });
    }
  }

  async close(): Promise<void> {
    await rm(this.own, { recursive: true, force: true });
  }
}

async function isLeftBehind(path: string, name: string): Promise<boolean> {
  const [host, pid] = name.split('~');
  if (opened.has(path)) return false;
  if (host === HOST && (Number(pid) === process.pid || !isRunning(Number(pid)))) return true;
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
  return mtimeMs < Date.now() - LEFT_BEHIND_MS;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
