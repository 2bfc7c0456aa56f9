import type { DataSource, EntityManager } from 'typeorm';
import { inTransaction } from '../database/transaction.js';
import { bumpContentVersion } from './content-version.js';
import {
  beginGeneration,
  findOutdated,
  findUnlinkedLocale,
  lockStatistics,
  lockUnlinked,
  readCorpora,
  readCorpus,
  shareStatistics,
  vacuumTerms,
  type Corpus,
} from './corpus.repository.js';
import {
  deleteLostNeighbours,
  linkNeighbours,
  markLinked,
  rebuildNeighbours,
} from './neighbour.repository.js';
import { refreshStatistics } from './statistics.repository.js';
import { touchedByArticles } from './touched.js';

/** Up to here any change is counted: it takes seconds. */
const SMALL_DOCUMENTS = 200;
/** Statistics of more are taken anew once the corpus has grown or shrunk by this share. */
const STALE_SHARE = 0.05;
/** Up to here all neighbours are found anew whenever words are counted: a minute at most. */
const MEDIUM_DOCUMENTS = 5000;
/**
 * And in more only once the corpus has changed by this share: what is published enters all lists it belongs into anyway, and
 * weights have hardly moved.
 */
const OUTDATED_SHARE = 0.25;
/** Locks are held for a portion: some two seconds. */
const ROWS_AT_A_TIME = 200;
/** Of those without any neighbours, which may be published again at any moment: some tenths of a second. */
const UNLINKED_AT_A_TIME = 5;

export interface RefreshOptions {
  /** Everywhere, whether anything has changed or not; but what another refresh has begun is only helped to its end. */
  readonly always?: boolean;
  /** Ends it between two portions. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (locale: string, done: number, all: number) => void;
}

/** What there is still to be done in a locale. */
export interface NeighbourhoodState {
  readonly locale: string;
  /** Visible articles with words. */
  readonly documents: number;
  /** How many of them the statistics know. */
  readonly counted: number;
  /** Articles whose neighbours are to be found anew, those that are only scheduled included. */
  readonly outdated: number;
  /** Whether a refresh has something to do. */
  readonly isStale: boolean;
}

/** How far words and neighbours of each locale are behind. Cheap enough to be asked every second. */
export async function neighbourhoodStates(dataSource: DataSource): Promise<NeighbourhoodState[]> {
  return (await readCorpora(dataSource.manager)).map((corpus) => ({
    locale: corpus.locale,
    documents: corpus.documents,
    counted: corpus.known,
    outdated: corpus.outdated,
    isStale: hasToBeCounted(corpus) || corpus.outdated > 0,
  }));
}

/** Gives neighbours to what was published without, while many published at once. Returns how many articles that were. */
export async function linkLatecomers(dataSource: DataSource, signal?: AbortSignal): Promise<number> {
  let done = 0;
  for (;;) {
    const locale = signal?.aborted ? null : await findUnlinkedLocale(dataSource.manager);
    if (locale === null) return done;
    const linked = await inTransaction(dataSource, (manager) => linkPortion(manager, locale));
    // What is left, others have locked: those link it, or took it away.
    if (linked === 0) return done;
    done += linked;
  }
}

async function linkPortion(manager: EntityManager, locale: string): Promise<number> {
  await shareStatistics(manager, locale);
  const { docs, isSeen } = await lockUnlinked(manager, locale, UNLINKED_AT_A_TIME);
  if (docs.length === 0) return 0;
  await linkNeighbours(manager, docs, locale);
  await markLinked(manager, docs, locale);
  // Also the articles in whose lists they are now.
  if (isSeen)
    await bumpContentVersion(manager, await touchedByArticles(manager, await articlesOf(manager, docs)));
  return docs.length;
}

/**
 * Brings statistics and neighbours of every locale up to date where the corpus has moved away from them, or everywhere with
 * `always`. Neighbours change in portions of 200 articles, each of those that readers see a change they can see, so that
 * publishers never wait long. Two at once share the work, and what one leaves behind the next one ends. Returns the locales
 * in which something was done.
 */
export async function refreshNeighbourhoods(
  dataSource: DataSource,
  options: RefreshOptions = {},
): Promise<string[]> {
  await linkLatecomers(dataSource, options.signal);
  const refreshed: string[] = [];
  for (const corpus of await readCorpora(dataSource.manager)) {
    if (options.signal?.aborted) break;
    if (await refreshLocale(dataSource, corpus, options)) refreshed.push(corpus.locale);
  }
  if (refreshed.length > 0) await deleteLostNeighbours(dataSource.manager);
  return refreshed;
}

async function refreshLocale(
  dataSource: DataSource,
  corpus: Corpus,
  { always = false, signal, onProgress }: RefreshOptions,
): Promise<boolean> {
  const { locale } = corpus;
  // Readers see nothing of what is only scheduled, so there is nothing to be seen changing.
  if (corpus.documents === 0 && corpus.known === 0) return false;
  const isCounted =
    (always || hasToBeCounted(corpus)) &&
    (await inTransaction(dataSource, (manager) => count(manager, locale, always)));
  const all = (await readCorpus(dataSource.manager, locale)).outdated;
  if (all > ROWS_AT_A_TIME) await vacuumTerms(dataSource);
  let done = 0;
  for (;;) {
    if (signal?.aborted) break;
    const portion = await inTransaction(dataSource, (manager) => rebuildPortion(manager, locale));
    if (portion === 0) break;
    done += portion;
    // Another refresh may do some of it, and somebody may publish meanwhile.
    onProgress?.(locale, Math.min(done, all), all);
  }
  return isCounted || done > 0;
}

/** Counts words anew, unless another refresh did while this one waited for its turn. */
async function count(manager: EntityManager, locale: string, always: boolean): Promise<boolean> {
  await manager.query(`set local statement_timeout = '10min'`);
  await lockStatistics(manager, locale);
  const corpus = await readCorpus(manager, locale);
  const isUnderWay = corpus.outdated > 0 && !hasChanged(corpus);
  if (always ? isUnderWay : !hasToBeCounted(corpus)) return false;
  await refreshStatistics(manager, locale, { isThorough: always });
  if (always || isFarFromLinks(corpus)) await beginGeneration(manager, locale);
  // Scores of a search may be others from here on; where nobody sees an article, nothing is.
  if (corpus.documents > 0) await bumpContentVersion(manager, ['articles']);
  return true;
}

async function rebuildPortion(manager: EntityManager, locale: string): Promise<number> {
  await manager.query(`set local statement_timeout = '10min'`);
  await lockStatistics(manager, locale);
  const { docs, isSeen } = await findOutdated(manager, locale, ROWS_AT_A_TIME);
  if (docs.length === 0) return 0;
  await rebuildNeighbours(manager, docs, locale);
  // The lists of what nobody sees yet are no change, and their number would tell.
  if (isSeen) {
    const articles = await articlesOf(manager, docs);
    await bumpContentVersion(manager, ['related-from', ...articles.map((id) => `article-${id}`)]);
  }
  return docs.length;
}

async function articlesOf(manager: EntityManager, docs: readonly number[]): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `-- publication.neighbours.articles
     select article_id as id from delivery.document where doc = any($1)`,
    [docs],
  );
  return rows.map(({ id }) => id);
}

function hasChanged({ documents, known, newestDoc, countedDoc }: Corpus): boolean {
  return documents !== known || newestDoc !== countedDoc;
}

function hasToBeCounted(corpus: Corpus): boolean {
  const { documents, known } = corpus;
  if (Math.max(documents, known) <= SMALL_DOCUMENTS) return hasChanged(corpus);
  return Math.abs(documents - known) > STALE_SHARE * known;
}

function isFarFromLinks({ documents, linked }: Corpus): boolean {
  return documents <= MEDIUM_DOCUMENTS || Math.abs(documents - linked) > OUTDATED_SHARE * linked;
}
