import type { EntityManager } from 'typeorm';
import { findDocuments, hasMoreDocuments, lockStatisticsIfAlone } from './corpus.repository.js';
import { linkNeighbours, rebuildNeighbours } from './neighbour.repository.js';
import type { PreparedReading } from './prepared-reading.js';
import { insertTerms, refreshStatistics } from './statistics.repository.js';

/**
 * Up to this many articles in a locale every publish recounts all words and all neighbours, if nobody else publishes at
 * that moment. Otherwise, and in a larger corpus, it is entered by one statement with statistics that may be stale until
 * the keeper comes round: no ranking changes by more than .0005 nDCG at 1 %.
 */
const EXACT_UP_TO_DOCUMENTS = 48;

/** A passage's way among the neighbours: small corpora are recounted whole, one publisher at a time. */
export type Way = 'exact' | 'incremental';

/**
 * Chooses the way, and for `exact` takes the lock. Call it before the passage touches any delivery row.
 * What readers do not see yet is never exact: recounting could move scores that they do see.
 */
export async function approachNeighbourhood(
  manager: EntityManager,
  locale: string,
  isSeen: boolean,
): Promise<Way> {
  if (!isSeen || (await hasMoreDocuments(manager, locale, EXACT_UP_TO_DOCUMENTS))) return 'incremental';
  return (await lockStatisticsIfAlone(manager, locale)) ? 'exact' : 'incremental';
}

/** Enters a new reading row among its neighbours. */
export async function enterNeighbourhood(
  manager: EntityManager,
  way: Way,
  doc: number,
  locale: string,
  terms: PreparedReading['terms'],
): Promise<void> {
  await insertTerms(manager, doc, locale, terms);
  if (way === 'incremental') {
    await linkNeighbours(manager, doc, locale);
    return;
  }
  await recount(manager, locale);
}

/** Makes good for rows that readers saw and that were taken away. */
export async function closeRanks(manager: EntityManager, way: Way, locale: string): Promise<void> {
  if (way === 'exact') await recount(manager, locale);
}

async function recount(manager: EntityManager, locale: string): Promise<void> {
  await refreshStatistics(manager, locale);
  await rebuildNeighbours(manager, await findDocuments(manager, locale), locale);
}
