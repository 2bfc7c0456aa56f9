import type { Client } from 'pg';
import { DatabaseStartError } from '../database-start-error.js';

/** Who opens the embedded server: the one service of a data folder, or a command that works beside it. */
export type EmbeddedRole = 'service' | 'command';

/** Session locks in the database `postgres`, by the first number ours, by the second what is locked. */
const LOCKS = {
  /** Shared by everyone who uses the server; whoever gets it alone may stop the server. */
  use: '1396789876, 1',
  /** Held by the one service of this data folder. */
  service: '1396789876, 2',
};

/** Another service runs on this data folder. */
export class AlreadyRunningError extends DatabaseStartError {
  override readonly name = 'AlreadyRunningError';

  constructor(
    /** Process number of the other service; undefined where it ended while we asked. */
    readonly pid: number | undefined,
  ) {
    super(`A service is already running here${pid === undefined ? '' : `, as process ${pid}`}.`);
  }
}

/**
 * Takes the locks of a role on a fresh connection. False where the server is about to stop: connect again later.
 * Throws `AlreadyRunningError` where a service must not run because one does.
 */
export async function takeLocks(client: Client, role: EmbeddedRole): Promise<boolean> {
  if (!(await answer(client, `select pg_try_advisory_lock_shared(${LOCKS.use}) as value`))) return false;
  if (role === 'command') return true;
  if (await answer(client, `select pg_try_advisory_lock(${LOCKS.service}) as value`)) return true;
  const holder = await answer(
    client,
    `-- embedded.service-holder
     select a.application_name as value
       from pg_locks l
       join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory'
        and l.granted
        and (l.classid, l.objid) = (${LOCKS.service})`,
  );
  const pid = typeof holder === 'string' ? /\d+$/.exec(holder)?.[0] : undefined;
  throw new AlreadyRunningError(pid === undefined ? undefined : Number(pid));
}

/** The name a connection carries so that `AlreadyRunningError` can tell who holds the lock. */
export function lockHolderName(role: EmbeddedRole): string {
  return `seventh ${role} ${process.pid}`;
}

/** Gives the use up. True where nobody else uses the server: then nobody can begin to until this connection ends. */
export async function isLastToLeave(client: Client): Promise<boolean> {
  await client.query(`select pg_advisory_unlock_shared(${LOCKS.use})`);
  return (await answer(client, `select pg_try_advisory_lock(${LOCKS.use}) as value`)) === true;
}

async function answer(client: Client, sql: string): Promise<unknown> {
  const { rows } = await client.query<{ value: unknown }>(sql);
  return rows[0]?.value;
}
