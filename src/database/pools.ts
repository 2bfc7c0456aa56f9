import { Pool, type QueryResultRow } from 'pg';

/** A fixed statement: PostgreSQL parses and plans it once a connection under its name, which pays 2.6 to 3 times. */
export interface Statement {
  /** At most 63 bytes, unique in the process: `delivery.articles.page`. Also the first line of the text. */
  readonly name: string;
  readonly text: string;
}

/** Reading connections. Every query is a named statement. */
export interface DeliveryPool {
  /** All rows. `int8` and `numeric` come as strings. */
  query<Row extends QueryResultRow>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
  end(): Promise<void>;
}

export interface DeliveryPoolOptions {
  readonly deliveryUrl: string;
  readonly size: number;
  readonly statementTimeoutMs: number;
  readonly connectTimeoutMs: number;
  /** A pooled connection died while idle; the pool replaces it. */
  readonly onPoolError: (error: Error) => void;
}

/** Beyond the server's own time limit: only a server that no longer answers at all lets this one pass. */
const GRACE_MS = 2000;

/** A pool with the delivery login. The login brings its search path and time limit: a pooler may stand in between. */
export function createDeliveryPool(options: DeliveryPoolOptions): DeliveryPool {
  const pool = new Pool({
    connectionString: options.deliveryUrl,
    max: options.size,
    connectionTimeoutMillis: options.connectTimeoutMs,
    query_timeout: options.statementTimeoutMs + GRACE_MS,
    application_name: 'seventh delivery',
    keepAlive: true,
  });
  pool.on('error', options.onPoolError);
  return {
    async query<Row extends QueryResultRow>(statement: Statement, values: readonly unknown[] = []) {
      const result = await pool.query<Row>({
        name: statement.name,
        text: statement.text,
        values: [...values],
      });
      return result.rows;
    },
    end: () => pool.end(),
  };
}
