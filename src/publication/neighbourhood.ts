import type { DataSource, EntityManager } from 'typeorm';
import { bumpContentVersion } from './content-version.js';
import type { PreparedReading } from './prepared-reading.js';
import {
  countDocuments,
  findDocuments,
  insertTerms,
  linkNeighbours,
  lockStatistics,
  rebuildNeighbours,
  refreshStatistics,
} from './similarity.repository.js';

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
  const { documents } = await countDocuments(manager, locale);
  if (!isSeen || documents > EXACT_UP_TO_DOCUMENTS) return 'incremental';
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
  await refreshStatistics(manager, locale);
  await rebuildNeighbours(manager, await findDocuments(manager, locale), locale);
}

/**
 * Brings statistics and neighbours of every locale up to date where the corpus has moved away from them, or everywhere
 * with `always`. Neighbours change in portions of 200 articles, each a change that readers can see, so that publishers
 * never wait long; `signal` ends it between two portions. Returns the locales that were rebuilt.
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
    `-- publication.similarity.locales
     select distinct locale from delivery.document order by locale`,
  );
  const rebuilt: string[] = [];
  for (const { locale } of locales) {
    if (options.signal?.aborted) break;
    const { documents, known } = await countDocuments(dataSource.manager, locale);
    if (!options.always && Math.abs(documents - known) <= STALE_SHARE * known) continue;
    await dataSource.transaction(async (manager) => {
      await lockStatistics(manager, locale);
      await refreshStatistics(manager, locale);
    });
    const docs = await findDocuments(dataSource.manager, locale);
    for (let done = 0; done < docs.length && !options.signal?.aborted; done += ROWS_AT_A_TIME) {
      await dataSource.transaction(async (manager) => {
        await lockStatistics(manager, locale);
        await rebuildNeighbours(manager, docs.slice(done, done + ROWS_AT_A_TIME), locale);
        await bumpContentVersion(manager);
      });
      options.onProgress?.(locale, Math.min(done + ROWS_AT_A_TIME, docs.length), docs.length);
    }
    rebuilt.push(locale);
  }
  return rebuilt;
}
