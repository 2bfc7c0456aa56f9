import type { EntityManager } from 'typeorm';
import { findDocuments, joinPublishers, shareStatistics, tryLockStatistics } from './corpus.repository.js';
import { linkNeighbours, rebuildNeighbours } from './neighbour.repository.js';
import type { PreparedReading } from './prepared-reading.js';
import { insertTerms, refreshStatistics } from './statistics.repository.js';

/**
 * Up to this many articles in a locale every publish recounts all words and all neighbours, if nobody else publishes at
 * that moment. Otherwise, and in a larger corpus, it is entered by one statement with statistics that may be stale until
 * the keeper comes round: no ranking changes by more than .0005 nDCG at 1 %.
 */
const EXACT_UP_TO_DOCUMENTS = 48;
/** Where more than this publish at once, neighbours would take most of the processors' time: they come a moment later. */
const LINKED_AT_ONCE = 2;

/**
 * A passage's way among the neighbours. `exact`: small corpora are recounted whole, by one publisher at a time; `incremental`:
 * it is entered into the lists it belongs into; `later`: the keeper does that, some tenths of a second after.
 */
export type Way = 'exact' | 'incremental' | 'later';

/**
 * Chooses the way, and for `exact` takes the lock. Call it before the passage touches any delivery row. What readers do
 * not see yet is never exact: recounting could move scores that they do see.
 */
export async function approachNeighbourhood(
  manager: EntityManager,
  locale: string,
  isSeen: boolean,
): Promise<Way> {
  if (!isSeen) return 'incremental';
  const { publishers, isLarge } = await joinPublishers(manager, locale, EXACT_UP_TO_DOCUMENTS);
  if (!isLarge) {
    if (publishers === 1 && (await tryLockStatistics(manager, locale))) return 'exact';
    // Who recounts a small corpus touches rows of everybody: those who do not wait until it is done.
    await shareStatistics(manager, locale);
  }
  return publishers > LINKED_AT_ONCE ? 'later' : 'incremental';
}

/** Enters a new reading row among its neighbours. */
export async function enterNeighbourhood(
  manager: EntityManager,
  way: Way,
  doc: number,
  locale: string,
  terms: PreparedReading['terms'],
): Promise<void> {
  await insertTerms(manager, doc, locale, terms, way === 'later');
  if (way === 'incremental') await linkNeighbours(manager, [doc], locale);
  if (way === 'exact') await recount(manager, locale);
}

/** Makes good for rows that readers saw and that were taken away. */
export async function closeRanks(manager: EntityManager, way: Way, locale: string): Promise<void> {
  if (way === 'exact') await recount(manager, locale);
}

async function recount(manager: EntityManager, locale: string): Promise<void> {
  await refreshStatistics(manager, locale);
  await rebuildNeighbours(manager, await findDocuments(manager, locale), locale);
}
