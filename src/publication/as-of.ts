import type { EntityManager } from 'typeorm';
import { prepareReading, type PreparedReading } from './prepared-reading.js';
import type { PublicAddresses } from './prepared-publication.js';
import { findPublishedSnapshot } from './revision-snapshot.repository.js';
import { showSources } from './shown-sources.js';
import { findSources } from './sources.js';

/** What readers saw of an article at an instant. */
export interface ReadingAsOf {
  readonly publicationId: string;
  readonly reading: Omit<PreparedReading, 'terms'>;
}

/**
 * What readers saw at an instant, by the publications and consents of then; null where they saw nothing. A story that was
 * withdrawn since stays withdrawn. Images, and the names of authors, are as they are today: of them no past is kept.
 */
export async function readAsOf(
  manager: EntityManager,
  articleId: string,
  at: Date,
  addresses: PublicAddresses,
): Promise<ReadingAsOf | null> {
  const [publication] = await manager.query<{ id: string }[]>(
    `-- publication.as-of
     select id from editorial.publication
     where article_id = $1 and visible @> $2::timestamptz and lower(visible) <= clock_timestamp()`,
    [articleId, at],
  );
  if (!publication) return null;
  const revision = await findPublishedSnapshot(manager, publication.id);
  const sources = await findSources(manager, revision);
  const shown = showSources(revision, sources, at.getTime() * 1000, addresses.serviceUrl);
  return { publicationId: publication.id, reading: prepareReading(revision, shown, addresses.siteOrigin) };
}
