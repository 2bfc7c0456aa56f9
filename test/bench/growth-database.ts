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
import { fillGrowthCorpus, type GrowthCorpus } from './growth-corpus.js';

/** A PostgreSQL of our own with a corpus of one size. */
export interface GrowthDatabase {
  readonly ownerUrl: string;
  readonly deliveryUrl: string;
  readonly adminUrl: string;
  readonly postmasterPid: number;
  close(): Promise<void>;
}

/** Opens a corpus, made before where `keepIn` has it; without `keepIn` it is temporary. */
export async function openGrowthDatabase(
  corpus: GrowthCorpus,
  keepIn: string | undefined,
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
    await fill(dataDir, corpus, say);
    const server = await open(dataDir, true);
    const { ownerUrl, adminUrl } = urlsOf(server);
    const deliveryUrl = await ensureDeliveryLogin({
      ownerUrl,
      deliveryUrl: undefined,
      statementTimeoutMs: 60_000,
    });
    await asAdmin(adminUrl, ['create extension if not exists pg_stat_statements']);
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

async function fill(dataDir: string, corpus: GrowthCorpus, say: (line: string) => void): Promise<void> {
  const noteFile = join(dataDir, 'growth.json');
  const wanted = JSON.stringify({ ...corpus, migrations: migrations.map(({ name }) => name) });
  const note = await readFile(noteFile, 'utf8').catch(() => undefined);
  if (note === wanted) return;
  if (note !== undefined || existsSync(join(dataDir, 'postgres'))) {
    throw new Error(
      `${dataDir} holds another corpus, or one that was not finished. Remove it, or give another --data.`,
    );
  }
  const server = await open(dataDir, false);
  try {
    const { ownerUrl, adminUrl } = urlsOf(server);
    await migrate({ ownerUrl, migrations });
    if (corpus.articles > 0) {
      await fillGrowthCorpus(adminUrl, corpus, say);
      await count(ownerUrl);
    }
    await asAdmin(adminUrl, [
      `alter system set shared_preload_libraries = pg_stat_statements`,
      `alter system set pg_stat_statements.track = 'top'`,
      `alter system set pg_stat_statements.track_planning = on`,
      ...['term', 'document', 'lexeme'].map((table) => `vacuum analyze delivery.${table}`),
    ]);
  } finally {
    await server.close();
  }
  await writeFile(noteFile, wanted);
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
