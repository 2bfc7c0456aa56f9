import type { EntityManager } from 'typeorm';

/**
 * Counts one change that readers can see and returns the new number. Call it last in a transaction: the row's lock makes
 * the order of numbers the order of commits, and every publisher waits for it until the commit.
 */
export async function bumpContentVersion(manager: EntityManager): Promise<number> {
  const [[row]] = await manager.query<[[{ n: string }], number]>(`
    -- publication.content-version.bump
    update delivery.content_version set n = n + 1 returning n`);
  return Number(row.n);
}

/** The number of committed changes that this transaction sees. */
export async function contentVersion(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<[{ n: string }]>(`
    -- publication.content-version
    select n from delivery.content_version`);
  return Number(row.n);
}
