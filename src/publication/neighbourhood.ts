import type { DataSource, EntityManager } from 'typeorm';
import { bumpContentVersion } from './content-version.js';
import type { PreparedReading } from './prepared-reading.js';
import { linkNeighbours, rebuildNeighbours } from './neighbour.repository.js';
import {
  countDocuments,
  findDocuments,
  hasMoreDocuments,
  insertTerms,
  lockStatistics,
  refreshStatistics,
} from './statistics.repository.js';

/**
 * Up to this many articles in a locale every publish recounts all words and all neighbours: exact, and some 50 ms. A
 * larger corpus is entered into by one statement, with statistics that may be a few hundredths stale: no ranking
 * changes by more than .0005 nDCG at 1 %.
 */
const EXACT_UP_TO_DOCUMENTS = 48;
/** Statistics are refreshed once the corpus has grown or shrunk by this share. */
const STALE_SHARE = 0.05;
const ROWS_AT_A_TIME = 200;

/** A passage's way among the neighbours: small corpora are recounted whole, one publisher at a time. */
export type Way = 'exact' | 'incremental';

/**
 * Chooses the way, and for `exact` takes the lock. Call it before the passage touches any delivery row. What readers do
 * not see yet is never exact: recounting could move scores that they do see.
 */
export async function approachNeighbourhood(
  manager: EntityManager,
  locale: string,
  isSeen: boolean,
): Promise<Way> {
  if (!isSeen || (await hasMoreDocuments(manager, locale, EXACT_UP_TO_DOCUMENTS))) return 'incremental';
  await lockStatistics(manager, locale);
  return 'exact';
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
  const { seen, unseen } = await findDocuments(manager, locale);
  await rebuildNeighbours(manager, [...seen, ...unseen], locale);
}

/**
 * Brings statistics and neighbours of every locale up to date where the corpus has moved away from them, or everywhere
 * with `always`. Neighbours change in portions of 200 articles, each of those that readers see a change they can see, so
 * that publishers never wait long; `signal` ends it between two portions. Returns the locales that were rebuilt.
 */
export async function refreshNeighbourhoods(
  dataSource: DataSource,
  options: {
    always?: boolean;
    signal?: AbortSignal;
    onProgress?: (locale: string, done: number, all: number) => void;
  } = {},
): Promise<string[]> {
  const locales = await dataSource.query<{ locale: string }[]>(
    `-- publication.statistics.locales
     select distinct locale from delivery.document order by locale`,
  );
  const rebuilt: string[] = [];
  for (const { locale } of locales) {
    if (options.signal?.aborted) break;
    const { documents, known } = await countDocuments(dataSource.manager, locale);
    // Readers see nothing of what is only scheduled, so there is nothing to be seen changing.
    if (documents === 0 && known === 0) continue;
    if (!options.always && Math.abs(documents - known) <= STALE_SHARE * known) continue;
    await dataSource.transaction(async (manager) => {
      await lockStatistics(manager, locale);
      await refreshStatistics(manager, locale, { isThorough: options.always ?? false });
      // Scores of a search may be others from here on; where nobody sees an article, nothing is.
      if (documents > 0) await bumpContentVersion(manager);
    });
    const { seen, unseen } = await findDocuments(dataSource.manager, locale);
    const all = seen.length + unseen.length;
    let done = 0;
    for (const docs of [...portionsOf(seen), ...portionsOf(unseen)]) {
      if (options.signal?.aborted) break;
      await dataSource.transaction(async (manager) => {
        await lockStatistics(manager, locale);
        await rebuildNeighbours(manager, docs, locale);
        // The lists of what nobody sees yet are no change, and their number would tell.
        if (done < seen.length) await bumpContentVersion(manager);
      });
      done += docs.length;
      options.onProgress?.(locale, done, all);
    }
    rebuilt.push(locale);
  }
  return rebuilt;
}

function portionsOf(docs: readonly number[]): number[][] {
  const count = Math.ceil(docs.length / ROWS_AT_A_TIME);
  return Array.from({ length: count }, (_, index) =>
    docs.slice(index * ROWS_AT_A_TIME, (index + 1) * ROWS_AT_A_TIME),
  );
}
