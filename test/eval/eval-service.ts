import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startContestant } from '../bench/contestants/contestant.js';
import { signIn, type EditorialClient } from '../support/editorial-client.js';

const ROOT = join(import.meta.dirname, '../..');
const TYPESCRIPT = ['--import', join(ROOT, 'test/support/typescript.mjs')];
const ADMIN_EMAIL = 'eval@localhost';

/** The service under measurement, with PostgreSQL of its own. */
export interface EvalService {
  readonly url: string;
  /** Signs in as the administrator that this start has made; fails on a database that had one. */
  edit(): Promise<EditorialClient>;
  /** Resolves once the service itself has counted words and found neighbours: `seventh-cms related status --wait`, beside it. */
  whenCounted(): Promise<void>;
  /** The end of its log. */
  log(): string;
  stop(): Promise<void>;
}

/**
 * Starts the service as in production, in English, without starter articles. It reads no `.env`: a collection must never
 * be loaded into a database that somebody works with.
 */
export async function startEvalService(
  dataDir: string,
  { fromSources, signal }: { fromSources: boolean; signal: AbortSignal },
): Promise<EvalService> {
  const program = (name: string) =>
    fromSources ? [...TYPESCRIPT, join(ROOT, `src/${name}.ts`)] : [join(ROOT, `dist/src/${name}.js`)];
  const password = randomBytes(18).toString('base64url');
  const env = {
    DATA_DIR: dataDir,
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    LOCALES: 'en',
    STARTER_CONTENT: 'false',
    ADMIN_EMAIL,
    ADMIN_PASSWORD: password,
  };
  const contestant = await startContestant(
    { name: 'seventh', args: program('main'), env },
    undefined,
    signal,
  );
  const url = `http://${contestant.host}:${contestant.port}`;
  return {
    url,
    edit: () => signIn(url, ADMIN_EMAIL, password),
    whenCounted: () => runCommand([...program('cli'), 'related', 'status', '--wait'], env),
    log: () => contestant.output(),
    stop: () => contestant.stop(),
  };
}

async function runCommand(args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`seventh-cms ${args.slice(-3).join(' ')} ended with ${code}:\n${output}`);
}
