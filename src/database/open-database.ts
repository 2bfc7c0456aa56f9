import { Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config/config.js';
import { DatabaseStartError } from './database-start-error.js';
import { errorCode } from './error-code.js';
import { AlreadyRunningError, type EmbeddedRole } from './embedded/embedded-lock.js';
import { openEmbeddedServer } from './embedded/embedded-server.js';
import { readServiceNote, removeServiceNote, writeServiceNote } from './embedded/service-note.js';

/** PostgreSQL 15 is the oldest whose `public` schema is closed and whose grants we use. */
const OLDEST_SERVER = 15;
/** How long a database that is just starting is waited for: in a compose file both start at once. */
const EXTERNAL_WAIT_SECONDS = 15;

/** A database that answers, with the login that owns it. */
export interface OpenedDatabase {
  /** Holds a password: never print it. */
  readonly ownerUrl: string;
  /** For people: `PostgreSQL 18 in /srv/.data`, `db.internal:5432/seventh`. */
  readonly description: string;
  /** Lets a second start on the same DATA_DIR tell where this service answers. */
  announce(url: string): Promise<void>;
  /** Stops the embedded server where nobody else uses it. Close all connections first. */
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  /** A service is alone in its DATA_DIR; a command works beside it, or starts the server for itself. */
  readonly role: EmbeddedRole;
  readonly log: (line: string) => void;
  /** The embedded server is gone for good. */
  readonly onLost?: (error: Error) => void;
}

/** Opens the database the configuration names. Throws `DatabaseStartError` with words for the operator. */
export async function openDatabase(config: Config, options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  return config.database.url === undefined
    ? openEmbedded(config, options)
    : openExternal(config.database.url);
}

async function openEmbedded(config: Config, options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  const { dataDir, database } = config;
  const server = await openEmbeddedServer({
    ...options,
    dataDir,
    // Preview reads through a pool of its own.
    connections: database.poolSize + 2 * database.deliveryPoolSize,
  }).catch(async (error: unknown) => {
    throw error instanceof AlreadyRunningError ? await explainRunning(dataDir, error.pid) : error;
  });
  const isService = options.role === 'service';
  const note = { pid: process.pid, startedAt: new Date().toISOString() };
  if (isService) await writeServiceNote(dataDir, note);
  return {
    ownerUrl: `postgres://${server.user}:${server.password}@${server.host}:${server.port}/${server.database}?sslmode=disable`,
    description: `PostgreSQL in ${dataDir} on port ${server.port}`,
    async announce(serviceUrl) {
      if (isService) await writeServiceNote(dataDir, { ...note, url: serviceUrl });
    },
    async close() {
      if (isService) await removeServiceNote(dataDir);
      await server.close();
    },
  };
}

async function explainRunning(dataDir: string, pid: number | undefined): Promise<DatabaseStartError> {
  const note = await readServiceNote(dataDir);
  const about =
    note && note.pid === pid ? `, since ${note.startedAt}${note.url ? `, at ${note.url}` : ''}` : '';
  return new DatabaseStartError(
    `Seventh is already running on ${dataDir}${pid === undefined ? '' : ` as process ${pid}`}${about}. ` +
      'Stop it first, or give this one a DATA_DIR and PORT of its own.',
  );
}

async function openExternal(url: string): Promise<OpenedDatabase> {
  const { host, pathname } = new URL(url);
  const name = `${host}${pathname}`;
  const deadline = Date.now() + EXTERNAL_WAIT_SECONDS * 1000;
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined); // the query rejects as well
    try {
      await client.connect();
      await checkServer(client, name);
      return {
        ownerUrl: url,
        description: name,
        announce: async () => undefined,
        close: async () => undefined,
      };
    } catch (error) {
      if (error instanceof DatabaseStartError) throw error;
      if (!isStartingUp(error) || Date.now() > deadline) {
        const reason = error instanceof Error ? error.message || error.name : String(error);
        throw new DatabaseStartError(`The database ${name} (DATABASE_URL) cannot be opened: ${reason}`, {
          cause: error,
        });
      }
    } finally {
      await client.end().catch(() => undefined);
    }
    await sleep(500);
  }
}

async function checkServer(client: Client, name: string): Promise<void> {
  const { rows } = await client.query<{ version: string; encoding: string }>(`-- database.check
    select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`);
  const major = Math.floor(Number(rows[0]!.version) / 10_000);
  if (major < OLDEST_SERVER) {
    throw new DatabaseStartError(
      `The database ${name} is PostgreSQL ${major}: expected ${OLDEST_SERVER} or later.`,
    );
  }
  if (rows[0]!.encoding !== 'UTF8') {
    throw new DatabaseStartError(`The database ${name} is encoded in ${rows[0]!.encoding}: expected UTF8.`);
  }
}

/** Nobody listens yet, the name is not known yet, or the server says that it is starting (57P03). */
function isStartingUp(error: unknown): boolean {
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNRESET', '57P03'].includes(errorCode(error) ?? '');
}
