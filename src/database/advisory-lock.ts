import { Client } from 'pg';

/** The second number of our advisory locks in the application's database; the first is the same for all. */
export const ADVISORY_LOCKS = {
  /** Held while migrations run and logins are set up. */
  schema: 3,
  /** Held while an empty database gets its starter articles. */
  firstStart: 4,
} as const;

const NAMESPACE = 1_396_789_876;

/**
 * Runs `work` while holding a session lock, on a connection of its own: two instances do it one after the other.
 * `onWait` is called once if another holds it. The address must be direct: a pooler in transaction mode loses the lock.
 */
export async function withAdvisoryLock<T>(
  ownerUrl: string,
  lock: keyof typeof ADVISORY_LOCKS,
  work: (client: Client) => Promise<T>,
  onWait?: () => void,
): Promise<T> {
  const client = new Client({
    connectionString: ownerUrl,
    application_name: `seventh ${lock}`,
    keepAlive: true,
  });
  client.on('error', () => undefined); // the next query rejects as well
  await client.connect();
  try {
    const key = [NAMESPACE, ADVISORY_LOCKS[lock]];
    const { rows } = await client.query<{ free: boolean }>(
      'select pg_try_advisory_lock($1, $2) as free',
      key,
    );
    if (!rows[0]!.free) {
      onWait?.();
      await client.query('select pg_advisory_lock($1, $2)', key);
    }
    return await work(client);
  } finally {
    // The lock ends with its connection.
    await client.end().catch(() => undefined);
  }
}
