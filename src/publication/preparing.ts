import type { DataSource, EntityManager } from 'typeorm';
import { inTransaction } from '../database/transaction.js';
import { storyReferences } from '../rules/body/story.js';
import { keepWords } from './forget-words.js';
import {
  preparePublication,
  type PreparedPublication,
  type PublicAddresses,
} from './prepared-publication.js';
import type { RevisionSnapshot } from './prepared-reading.js';
import { clock } from './publication.repository.js';
import { findRevisionSnapshot } from './revision-snapshot.repository.js';
import { findSources, type Sources } from './sources.js';

/** Prepares a revision with its sources as they are, unlocked. Null where the article has no such revision. */
export async function prepareRevision(
  dataSource: DataSource,
  articleId: string,
  revisionNumber: number,
  addresses: PublicAddresses,
): Promise<PreparedPublication | null> {
  const { manager } = dataSource;
  const revision = await findRevisionSnapshot(manager, articleId, revisionNumber);
  if (!revision) return null;
  if (storyReferences(revision.body).length === 0) {
    return prepareWith(manager, revision, await findSources(manager, revision), addresses);
  }
  // Search learns the words of a story here: not while, nor after, a withdrawal makes it forget them.
  return inTransaction(dataSource, async (own) => {
    await keepWords(own);
    return prepareWith(own, revision, await findSources(own, revision), addresses);
  });
}

/** Prepares a revision with given sources. Only consents to stories ask what time it is. */
export async function prepareWith(
  manager: EntityManager,
  revision: RevisionSnapshot,
  sources: Sources,
  addresses: PublicAddresses,
): Promise<PreparedPublication> {
  const now = sources.stories.size > 0 ? await clock(manager) : 0;
  return preparePublication(manager, revision, sources, now, addresses);
}
