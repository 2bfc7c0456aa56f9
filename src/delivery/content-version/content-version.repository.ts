import { setTimeout as sleep } from 'node:timers/promises';
import type { DeliveryDatabase } from '../statements.js';

const CURRENT = {
  name: 'delivery.content-version',
  text: '-- delivery.content-version\nselect n from content_version',
};

/** How often to look while waiting for a change to arrive. */
const LOOK_AGAIN_MS = 50;

/** The number of committed changes that a statement after this call is sure to see. */
export async function currentContentVersion(database: DeliveryDatabase): Promise<number> {
  const [row] = await database.query<{ n: string }>(CURRENT);
  return Number(row!.n);
}

/** As `currentContentVersion`, once it is at least `least`; null where that does not come true in time. */
export async function contentVersionFrom(
  database: DeliveryDatabase,
  least: number,
  waitMs: number,
): Promise<number | null> {
  const giveUpAt = performance.now() + waitMs;
  for (;;) {
    const current = await currentContentVersion(database);
    if (current >= least) return current;
    if (performance.now() >= giveUpAt) return null;
    await sleep(LOOK_AGAIN_MS);
  }
}
