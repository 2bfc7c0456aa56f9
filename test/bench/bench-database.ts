import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { migrations } from '../../migrations/index.js';
import { ensureDeliveryLogin } from '../../src/database/delivery-login.js';
import { openEmbeddedServer, type EmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { migrate } from '../../src/database/migrate.js';
import type { Corpus } from './corpus.js';
import { generate, type Progress } from './generate.js';

/** Connections of all contestants together, for each process they have. */
const CONNECTIONS = 100;
/** The service's own limit for delivery statements. */
const STATEMENT_TIMEOUT_MS = 5000;

/** A PostgreSQL of our own that holds a corpus. */
export interface BenchDatabase {
  readonly ownerUrl: string;
  readonly deliveryUrl: string;
  /** The superuser's, in the same database. */
  readonly adminUrl: string;
  readonly logFile: string;
  readonly postmasterPid: number;
  close(): Promise<void>;
}

export interface BenchDatabaseOptions {
  /** Kept, and used again by a later run with the same corpus; undefined: a temporary folder. */
  readonly dataDir: string | undefined;
  readonly corpus: Corpus;
  /** See `GenerateOptions`. */
  readonly words: boolean;
  readonly neighbours: boolean;
  /** The most processes a contestant will have. */
  readonly processes: number;
  readonly onProgress: Progress;
  /** Called after the corpus is in, before the server starts for the measurement: it inherits the process's CPUs. */
  readonly beforeMeasuring: () => void;
}

/** Starts PostgreSQL, fills it where it is empty, and starts it anew with statement statistics and as durable as in service. */
export async function openBenchDatabase(options: BenchDatabaseOptions): Promise<BenchDatabase> {
  const dataDir = resolve(options.dataDir ?? (await mkdtemp(join(tmpdir(), 'seventh-bench-'))));
  if (options.dataDir === undefined) await chmod(dataDir, 0o711); // the account PostgreSQL runs under passes through
  const closers: (() => Promise<void>)[] = [];
  if (options.dataDir === undefined) closers.push(() => remove(dataDir));
  const close = async () => {
    for (const closer of closers.splice(0).toReversed()) await closer();
  };
  try {
    await fill(dataDir, options);
    options.beforeMeasuring();
    const server = await open(dataDir, options.processes * CONNECTIONS, true);
    closers.push(() => server.close());
    const { ownerUrl, adminUrl } = urlsOf(server);
    const deliveryUrl = await ensureDeliveryLogin({
      ownerUrl,
      deliveryUrl: undefined,
      statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    });
    await asAdmin(adminUrl, ['create extension if not exists pg_stat_statements']);
    const [pid] = (await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8')).split('\n');
    const logFile = join(dataDir, 'postgres.log');
    return { ownerUrl, deliveryUrl, adminUrl, logFile, postmasterPid: Number(pid), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A folder is only ever filled once and wholly: the note is written last. */
async function fill(
  dataDir: string,
  { corpus, words, neighbours, onProgress }: BenchDatabaseOptions,
): Promise<void> {
  const noteFile = join(dataDir, 'corpus.json');
  const noteOf = (hasWords: boolean) =>
    JSON.stringify({ articles: corpus.size, words: hasWords, neighbours, fingerprint: fingerprint(corpus) });
  const wanted = noteOf(words);
  const note = await readFile(noteFile, 'utf8').catch(() => undefined);
  // Words that nobody searches for do no harm.
  if (note === wanted || note === noteOf(true)) return;
  if (note !== undefined) {
    throw new Error(`${dataDir} holds another corpus (${note}): expected ${wanted}. Give another --data.`);
  }
  if (existsSync(join(dataDir, 'postgres'))) {
    throw new Error(
      `${dataDir} holds a database that is not the bench's, or that a run was filling when it was stopped. ` +
        'Give another --data, or remove the folder if it was the bench that made it.',
    );
  }
  const server = await open(dataDir, CONNECTIONS, false);
  try {
    const { ownerUrl, adminUrl } = urlsOf(server);
    await migrate({ ownerUrl, migrations });
    await generate(ownerUrl, corpus, { words, neighbours, onProgress });
    await asAdmin(adminUrl, [
      `alter system set shared_preload_libraries = pg_stat_statements, auto_explain`,
      // Of the statements that functions run nothing is known otherwise; ours run none.
      `alter system set pg_stat_statements.track = 'top'`,
    ]);
  } finally {
    await server.close();
  }
  await writeFile(noteFile, wanted);
}

/** Tells corpora apart that another generator or other migrations made. */
function fingerprint({ authors, topics, size, article }: Corpus): string {
  const sample = JSON.stringify([authors, topics, article(0), article(size - 1), migrations.map(String)]);
  return createHash('sha256').update(sample).digest('hex').slice(0, 16);
}

function open(dataDir: string, connections: number, durable: boolean): Promise<EmbeddedServer> {
  return openEmbeddedServer({
    dataDir,
    role: 'command',
    connections,
    durable,
    log: (line) => console.error(line),
  });
}

function urlsOf({ host, port, user, password, database }: EmbeddedServer) {
  const url = (login: string) =>
    `postgres://${login}:${password}@${host}:${port}/${database}?sslmode=disable`;
  return { ownerUrl: url(user), adminUrl: url('postgres') };
}

export async function asAdmin(adminUrl: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function remove(dataDir: string): Promise<void> {
  // Root's cluster may lie elsewhere, behind a link.
  const home = await realpath(join(dataDir, 'postgres')).catch(() => undefined);
  if (home) await rm(home, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}

/** As people say it: 18.4. */
export async function serverVersion(adminUrl: string): Promise<string> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]!.server_version;
  } finally {
    await client.end();
  }
}
