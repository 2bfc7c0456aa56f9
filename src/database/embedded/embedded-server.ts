import { Client, DatabaseError, escapeLiteral } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseStartError } from '../database-start-error.js';
import { openCluster, type Cluster } from './cluster.js';
import {
  AlreadyRunningError,
  isLastToLeave,
  lockHolderName,
  takeLocks,
  type EmbeddedRole,
} from './embedded-lock.js';
import { ensureRunning, stopPostmaster } from './postmaster.js';

const OWNER = 'seventh';
const DATABASE = 'seventh';
const CONNECT_SECONDS = 60;

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly role: EmbeddedRole;
  /** Connections that all pools of the process may open together. */
  readonly connections: number;
  /** False only for tests: nothing then survives a power cut. */
  readonly durable?: boolean;
  readonly log: (line: string) => void;
  /** The server died and could not be brought back, or another service took its place: the process should end. */
  readonly onLost?: (error: Error) => void;
}

/** A running PostgreSQL of our own, held open. */
export interface EmbeddedServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Lets go of the server, and stops it where nobody else uses it. Close all other connections first. */
  close(): Promise<void>;
}

/**
 * Runs PostgreSQL in `dataDir/postgres`, or joins the one that runs there: begun by a command, or left behind by a service
 * that was killed. Throws `AlreadyRunningError` where a second service would run. If the server dies while it is held
 * open, it is started again on its port.
 */
export async function openEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const durable = options.durable ?? true;
  const cluster = await openCluster(options.dataDir, durable);
  const settings = serverSettings(options.connections, durable);
  let isClosing = false;
  let held = await hold(cluster, settings, options.role);
  const { port } = held;
  await makeOwnerAndDatabase(held.client, cluster.password);
  watch();

  function watch(): void {
    held.client.on('error', () => undefined); // 'end' follows, and is answered there
    held.client.once('end', () => {
      if (!isClosing) void regain();
    });
  }

  async function regain(): Promise<void> {
    options.log('The connection to the embedded PostgreSQL was lost; starting it again.');
    try {
      const again = await hold(cluster, settings, options.role, port);
      if (isClosing) return await again.client.end();
      held = again;
      watch();
      options.log('The embedded PostgreSQL is back.');
    } catch (error) {
      options.onLost?.(error instanceof Error ? error : new Error(String(error)));
    }
  }

  async function close(): Promise<void> {
    if (isClosing) return;
    isClosing = true;
    const isLast = await isLastToLeave(held.client).catch(() => true);
    // Stopped while we hold the lock alone, so that nobody joins a server that is going down.
    if (isLast) await stopPostmaster(cluster.dataFolder);
    await held.client.end().catch(() => undefined);
  }

  return { host: '127.0.0.1', port, user: OWNER, password: cluster.password, database: DATABASE, close };
}

/** Connects to the server, starting it as needed, and takes the locks of the role. */
async function hold(
  cluster: Cluster,
  settings: readonly string[],
  role: EmbeddedRole,
  wantedPort?: number,
): Promise<{ client: Client; port: number }> {
  const deadline = Date.now() + CONNECT_SECONDS * 1000;
  for (;;) {
    const port = await ensureRunning(cluster, settings, wantedPort);
    if (wantedPort !== undefined && port !== wantedPort) {
      throw new DatabaseStartError(`PostgreSQL came back on port ${port} instead of ${wantedPort}.`);
    }
    const client = new Client({
      host: '127.0.0.1',
      port,
      user: 'postgres',
      password: cluster.password,
      database: 'postgres',
      ssl: false,
      application_name: lockHolderName(role),
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    });
    client.on('error', () => undefined); // a failing query rejects as well
    try {
      await client.connect();
      if (await takeLocks(client, role)) return { client, port };
    } catch (error) {
      const isRefused = error instanceof DatabaseError && error.code?.startsWith('28') === true;
      if (error instanceof AlreadyRunningError || isRefused || Date.now() > deadline) {
        await client.end().catch(() => undefined);
        throw isRefused ? wrongPassword(cluster, error) : error;
      }
    }
    await client.end().catch(() => undefined);
    await sleep(100);
  }
}

function wrongPassword(cluster: Cluster, cause: unknown): DatabaseStartError {
  return new DatabaseStartError(
    `The PostgreSQL in ${cluster.dataFolder} refuses the password that lies beside it. Were the files mixed from two data folders?`,
    { cause },
  );
}

/** The service works as an owner that is no superuser: injected SQL then reaches neither files nor programs. */
async function makeOwnerAndDatabase(client: Client, password: string): Promise<void> {
  const { rows } = await client.query<{ hasRole: boolean; hasDatabase: boolean }>(`-- embedded.owner
    select exists (select from pg_roles where rolname = '${OWNER}') as "hasRole",
           exists (select from pg_database where datname = '${DATABASE}') as "hasDatabase"`);
  const statements = [
    ...(rows[0]!.hasRole
      ? []
      : [`create role ${OWNER} login createrole password ${escapeLiteral(password)}`]),
    ...(rows[0]!.hasDatabase ? [] : [`create database ${DATABASE} owner ${OWNER}`]),
  ];
  for (const statement of statements) {
    await client.query(statement).catch((error: DatabaseError) => {
      // duplicate_object, duplicate_database, unique_violation: another first start was quicker.
      if (!['42710', '42P04', '23505'].includes(error.code ?? '')) throw error;
    });
  }
}

/** Given on the command line and not in a file, so that they follow the build and not the age of the data folder. */
function serverSettings(connections: number, durable: boolean): string[] {
  return [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `max_connections=${Math.max(50, connections + 20)}`,
    'shared_buffers=128MB',
    'effective_cache_size=512MB',
    'maintenance_work_mem=64MB',
    'max_wal_size=512MB',
    'random_page_cost=1.1',
    // Our statements take milliseconds; compiling them takes tens.
    'jit=off',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_line_prefix=%m [%p] %q%u@%d ',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
}
