import type { DataSource } from 'typeorm';
import { purgeGaps } from '../publication/search-gap.repository.js';

/** How long a mutation can be asked again under its key. Clients retry for hours at most. */
const IDEMPOTENCY_DAYS = 30;

/**
 * Removes sessions that have ended and keys nobody will use again, which would not work and only grow, and searches that were
 * kept for `searchGapDays`.
 */
export async function removeExpired(dataSource: DataSource, searchGapDays: number): Promise<void> {
  await purgeGaps(dataSource, searchGapDays);
  await dataSource.query(
    `-- editorial.housekeeping.sessions
     delete from editorial.session where expires_at < clock_timestamp()`,
  );
  await dataSource.query(
    `-- editorial.housekeeping.idempotency
     delete from editorial.idempotency where created_at < clock_timestamp() - $1 * interval '1 day'`,
    [IDEMPOTENCY_DAYS],
  );
}
