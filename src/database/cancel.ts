import { Connection, type PoolClient } from 'pg';

/** What the driver knows of a connection but does not declare. */
interface ConnectionFacts {
  readonly host: string;
  readonly port: number;
  readonly ssl: unknown;
  readonly processID: number | null;
  readonly secretKey: number | null;
}

/** The driver's bare connection, likewise. */
interface BareConnection {
  on(event: 'connect' | 'sslconnect' | 'error' | 'end', listener: () => void): void;
  connect(portOrSocket: number | string, host?: string): void;
  cancel(processId: number, secretKey: number): void;
}

/**
 * Asks the server to stop what a connection is running, by PostgreSQL's cancel request: a connection of its own that needs
 * no place in the pool, and that a pooler in between understands as well. Nobody is told whether it came in time, so the
 * connection it was aimed at must not be used again: a late one would hit its next statement.
 */
export function cancelRunning(client: PoolClient): void {
  const { host, port, ssl, processID, secretKey } = client as unknown as ConnectionFacts;
  if (processID === null || secretKey === null) return;
  const connection = new Connection({ ssl } as never) as unknown as BareConnection;
  connection.on(ssl ? 'sslconnect' : 'connect', () => connection.cancel(processID, secretKey));
  // The server closes without an answer. Where it cannot be reached, its own time limit ends the statement.
  connection.on('error', () => undefined);
  if (host.startsWith('/')) connection.connect(`${host}/.s.PGSQL.${port}`);
  else connection.connect(port, host);
}
