import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { migrations } from '../../migrations/index.js';
import { ensureDeliveryLogin } from '../../src/database/delivery-login.js';
import { openEmbeddedServer, type EmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { migrate } from '../../src/database/migrate.js';
import { refreshStatistics } from '../../src/publication/statistics.repository.js';
import { asAdmin } from './bench-database.js';
import { openForBulk } from './generate.js';
import { CORPUS_VERSION, fillGrowthCorpus, type GrowthCorpus } from './growth-corpus.js';
import { writeTopicsAndAuthors } from './growth-links.js';

/** A PostgreSQL of our own with a corpus of one size. */
export interface GrowthDatabase {
  readonly ownerUrl: string;
  readonly deliveryUrl: string;
  readonly adminUrl: string;
  readonly postmasterPid: number;
  close(): Promise<void>;
}

/**
 * Opens a corpus, made before where `keepIn` has it; without `keepIn` it is temporary. `wantsLinks`: topics and authors are needed,
 * which corpora of the first version lack.
 */
export async function openGrowthDatabase(
  corpus: GrowthCorpus,
  { keepIn, wantsLinks }: { keepIn: string | undefined; wantsLinks: boolean },
  say: (line: string) => void,
): Promise<GrowthDatabase> {
  const dataDir = keepIn
    ? resolve(keepIn, `${corpus.articles}x${corpus.words}`)
    : await mkdtemp(join(tmpdir(), 'seventh-growth-'));
  if (keepIn) await mkdir(dataDir, { recursive: true });
  await chmod(dataDir, 0o711); // the account PostgreSQL runs under passes through
  const remove = async () => {
    // Root's cluster may lie elsewhere, behind a link.
    const home = await realpath(join(dataDir, 'postgres')).catch(() => undefined);
    if (home) await rm(home, { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await fill(dataDir, corpus, wantsLinks, say);
    const server = await open(dataDir, true);
    const { ownerUrl, adminUrl } = urlsOf(server);
    const applied = await migrate({ ownerUrl, migrations });
    // Rows that a migration wrote are not known to be visible to all: each would be looked at twice.
    if (applied.length > 0) await asAdmin(adminUrl, ['vacuum analyze']);
    const deliveryUrl = await ensureDeliveryLogin({
      ownerUrl,
      deliveryUrl: undefined,
      statementTimeoutMs: 60_000,
    });
    await asAdmin(adminUrl, ['create extension if not exists pg_stat_statements', ...FETCHED_FROM_DISK]);
    const [pid] = (await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8')).split('\n');
    return {
      postmasterPid: Number(pid),
      ownerUrl,
      deliveryUrl,
      adminUrl,
      async close() {
        await server.close();
        if (!keepIn) await remove();
      },
    };
  } catch (error) {
    if (!keepIn) await remove();
    throw error;
  }
}

/** Into the system's memory, as far as it goes: how long a disk takes to fetch what nobody wanted for long says nothing about statements. */
const FETCHED_FROM_DISK = [
  'create extension if not exists pg_prewarm',
  `select pg_prewarm(oid, 'read') from pg_class where relnamespace = 'delivery'::regnamespace and relkind in ('r', 'i', 't')`,
];

/** Of a folder: which corpus it holds, finished. Migrations are no part of it: they are applied when it is opened. */
interface Note extends GrowthCorpus {
  /** Missing in the first version. */
  readonly corpus?: number;
}

async function fill(
  dataDir: string,
  corpus: GrowthCorpus,
  wantsLinks: boolean,
  say: (line: string) => void,
): Promise<void> {
  const noteFile = join(dataDir, 'growth.json');
  const text = await readFile(noteFile, 'utf8').catch(() => undefined);
  if (text !== undefined) return checkNote(dataDir, JSON.parse(text) as Note, corpus, wantsLinks);
  if (existsSync(join(dataDir, 'postgres'))) {
    throw new Error(`${dataDir} holds a corpus that was not finished. Remove it, or give another --data.`);
  }
  await withServer(dataDir, async ({ ownerUrl, adminUrl }) => {
    await migrate({ ownerUrl, migrations });
    await writeTopicsAndAuthors(ownerUrl);
    await asAdmin(
      adminUrl,
      Object.entries(FILLING).map(([name, value]) => `alter system set ${name} = ${value}`),
    );
  });
  await withServer(dataDir, async ({ ownerUrl, adminUrl }) => {
    await fillGrowthCorpus(adminUrl, corpus, () => count(ownerUrl), say);
    await asAdmin(adminUrl, [
      ...Object.keys(FILLING).map((name) => `alter system reset ${name}`),
      `alter system set shared_preload_libraries = pg_stat_statements`,
      `alter system set pg_stat_statements.track = 'top'`,
      `alter system set pg_stat_statements.track_planning = on`,
    ]);
  });
  const note: Note = { ...corpus, corpus: CORPUS_VERSION };
  await writeFile(noteFile, JSON.stringify(note));
}

/** Settings of the server while it is filled: nothing is logged that would only serve to repeat it. */
const FILLING: Readonly<Record<string, string>> = {
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
};

function checkNote(dataDir: string, note: Note, corpus: GrowthCorpus, wantsLinks: boolean): void {
  const { articles, words, corpus: version = 1 } = note;
  const advice = 'Remove it, or give another --data.';
  if (articles !== corpus.articles || words !== corpus.words) {
    throw new Error(`${dataDir} holds ${articles} articles of ${words} words. ${advice}`);
  }
  if (version > CORPUS_VERSION || (version < CORPUS_VERSION && wantsLinks)) {
    throw new Error(
      `${dataDir} holds a corpus of version ${version}, which serves --only search,writing at most: expected version ${CORPUS_VERSION}. ${advice}`,
    );
  }
}

/** Document frequencies, lengths and norms, as the service counts them. */
async function count(ownerUrl: string): Promise<void> {
  const dataSource = openForBulk(ownerUrl);
  await dataSource.initialize();
  try {
    await dataSource.transaction(async (manager) => {
      await manager.query(`set local work_mem = '256MB'; set local statement_timeout = 0`);
      await refreshStatistics(manager, 'en');
    });
    await dataSource.query(`update delivery.corpus set linked_documents = documents`);
  } finally {
    await dataSource.destroy();
  }
}

async function withServer(
  dataDir: string,
  work: (urls: ReturnType<typeof urlsOf>) => Promise<void>,
): Promise<void> {
  const server = await open(dataDir, false);
  try {
    await work(urlsOf(server));
  } finally {
    await server.close();
  }
}

function open(dataDir: string, durable: boolean): Promise<EmbeddedServer> {
  return openEmbeddedServer({
    dataDir,
    role: 'command',
    connections: 40,
    durable,
    log: (line) => console.error(line),
  });
}

function urlsOf({ host, port, user, password, database }: EmbeddedServer) {
  const url = (login: string) =>
    `postgres://${login}:${password}@${host}:${port}/${database}?sslmode=disable`;
  return { ownerUrl: url(user), adminUrl: url('postgres') };
}
