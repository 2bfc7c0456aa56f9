import { DatabaseError, Pool, type PoolClient, type QueryResultRow } from 'pg';
import { cancelRunning } from './cancel.js';
import { columnTypes } from './column-types.js';
import { DatabaseUnavailableError, databaseError } from './database-errors.js';

/** A fixed statement: PostgreSQL parses and plans it once a connection under its name, which pays 2.6 to 3 times. */
export interface Statement {
  /** At most 63 bytes, unique in the process: `delivery.articles.page`. Also the first line of the text. */
  readonly name: string;
  readonly text: string;
}

/** Reading connections. Every query is a named statement. */
export interface DeliveryPool {
  /**
   * All rows. `int8` and `numeric` come as strings. Where `signal` fires, a statement that waits is not begun, one that runs is
   * canceled in the server, and the signal's reason is thrown. Throws `StatementTimeoutError` and `DatabaseUnavailableError`.
   */
  query<Row extends QueryResultRow>(
    statement: Statement,
    values?: readonly unknown[],
    signal?: AbortSignal,
  ): Promise<Row[]>;
  end(): Promise<void>;
}

export interface DeliveryPoolOptions {
  readonly deliveryUrl: string;
  readonly size: number;
  readonly statementTimeoutMs: number;
  readonly connectTimeoutMs: number;
  /** How many statements may wait for a connection; more are refused at once. */
  readonly queueLimit?: number;
  /** A pooled connection died while idle; the pool replaces it. */
  readonly onPoolError: (error: Error) => void;
}

/** Beyond the server's own time limit: only a server that no longer answers at all lets this one pass. */
const GRACE_MS = 2000;

const DEFAULT_QUEUE_LIMIT = 500;

/** A pool with the delivery login. The login brings its search path and time limit: a pooler may stand in between. */
export function createDeliveryPool(options: DeliveryPoolOptions): DeliveryPool {
  const { queueLimit = DEFAULT_QUEUE_LIMIT, statementTimeoutMs } = options;
  const pool = new Pool({
    connectionString: options.deliveryUrl,
    max: options.size,
    connectionTimeoutMillis: options.connectTimeoutMs,
    query_timeout: statementTimeoutMs + GRACE_MS,
    application_name: 'seventh delivery',
    keepAlive: true,
    types: columnTypes,
  });
  pool.on('error', options.onPoolError);
  return {
    async query<Row extends QueryResultRow>(
      statement: Statement,
      values: readonly unknown[] = [],
      signal?: AbortSignal,
    ) {
      signal?.throwIfAborted();
      try {
        if (pool.waitingCount >= queueLimit) {
          throw new DatabaseUnavailableError(`${queueLimit} statements wait for a connection`);
        }
        const client = await unlessAborted(pool.connect(), signal);
        return await run<Row>(client, statement, values, signal);
      } catch (error) {
        signal?.throwIfAborted();
        throw databaseError(error, statementTimeoutMs);
      }
    },
    end: () => pool.end(),
  };
}

/** The connection, or the signal's reason as soon as it fires: the connection then goes back when it comes. */
async function unlessAborted(connecting: Promise<PoolClient>, signal?: AbortSignal): Promise<PoolClient> {
  if (!signal) return connecting;
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => {
      connecting.then(
        (client) => client.release(),
        () => undefined,
      );
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([connecting, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort!);
  }
}

async function run<Row extends QueryResultRow>(
  client: PoolClient,
  { name, text }: Statement,
  values: readonly unknown[],
  signal?: AbortSignal,
): Promise<Row[]> {
  // A connection whose statement was canceled, or that broke, is not used again.
  let isSpoilt = false;
  const cancel = () => {
    isSpoilt = true;
    cancelRunning(client);
  };
  client.on('error', ignoreBreak);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    if (signal?.aborted) throw signal.reason;
    const { rows } = await client.query<Row>({ name, text, values: [...values] });
    return rows;
  } catch (error) {
    isSpoilt ||= !isOfStatement(error);
    throw error;
  } finally {
    signal?.removeEventListener('abort', cancel);
    client.off('error', ignoreBreak);
    client.release(isSpoilt);
  }
}

/** Only the statement failed; what is FATAL took its connection along. */
function isOfStatement(error: unknown): boolean {
  return error instanceof DatabaseError && error.severity === 'ERROR';
}

/** Of a connection in use: its query rejects as well, and without a listener the process would end. */
function ignoreBreak(): void {}
