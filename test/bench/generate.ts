import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source.js';
import { Gate } from '../../src/publication/gate.js';
import { termsOf } from '../../src/publication/lexicon.repository.js';
import { refreshNeighbourhoods } from '../../src/publication/neighbourhood-refresh.js';
import type { PublicAddresses } from '../../src/publication/prepared-publication.js';
import { prepareReading, type PreparedReading } from '../../src/publication/prepared-reading.js';
import { showSources } from '../../src/publication/shown-sources.js';
import { NO_SOURCES } from '../../src/publication/sources.js';
import { insertPublication } from '../../src/publication/publication.repository.js';
import { insertReading } from '../../src/publication/reading.repository.js';
import { insertTerms, refreshStatistics } from '../../src/publication/statistics.repository.js';
import { LOCALE, type Corpus, type CorpusArticle } from './corpus.js';
import {
  insertArticles,
  insertAuthors,
  insertNeighbours,
  insertRevisions,
  insertTopics,
} from './corpus-rows.js';

export const SITE_ORIGIN = 'https://clinic.example';
export const ADDRESSES: PublicAddresses = { siteOrigin: SITE_ORIGIN, serviceUrl: SITE_ORIGIN };

const ARTICLES_AT_A_TIME = 50;
/** While one writer waits for PostgreSQL, another computes. */
const WRITERS = 3;

export type Progress = (step: string, done: number, all: number) => void;

export interface GenerateOptions {
  /** Whether to find each article's words, without which there is nothing to search in: minutes more for 10,000 articles. */
  readonly words: boolean;
  /**
   * Whether to find each article's neighbours by its words: many minutes for 10,000 articles. Otherwise every article gets as
   * many by a rule, which to who reads a page is the same.
   */
  readonly neighbours: boolean;
  readonly onProgress: Progress;
}

/**
 * Fills a migrated, empty database with a corpus, as if every article had been published on its day: reading rows are
 * written by the gate's own statements, only many in a transaction. 10,000 articles take about a minute.
 */
export async function generate(
  ownerUrl: string,
  corpus: Corpus,
  { words, neighbours, onProgress }: GenerateOptions,
): Promise<void> {
  const dataSource = openForBulk(ownerUrl);
  await dataSource.initialize();
  try {
    await writePeopleAndTopics(dataSource, corpus);
    await insertArticles(dataSource, corpus);
    await writeReadings(dataSource, corpus, words, onProgress);
    if (neighbours) {
      await refreshNeighbourhoods(dataSource, {
        always: true,
        onProgress: (_locale, done, all) => onProgress('neighbours', done, all),
      });
    } else {
      if (words) await countWords(dataSource);
      await insertNeighbours(dataSource);
    }
    await dataSource.query(`update delivery.content_version set n = n + $1`, [corpus.size]);
    await dataSource.query('vacuum analyze');
  } finally {
    await dataSource.destroy();
  }
}

/** The owner's connections, with the time that bulk statements take. */
export function openForBulk(ownerUrl: string): DataSource {
  return createDataSource({
    ownerUrl,
    entities: [],
    poolSize: WRITERS + 1,
    statementTimeoutMs: 600_000,
    connectTimeoutMs: 10_000,
  });
}

/** Document frequencies, lengths and impacts, as the service counts them where enough has been published; it need not do so again. */
async function countWords(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query(`set local work_mem = '256MB'`);
    await refreshStatistics(manager, LOCALE, { isThorough: true });
    await manager.query(`update delivery.corpus set linked_documents = documents`);
  });
}

async function writePeopleAndTopics(dataSource: DataSource, { authors, topics }: Corpus): Promise<void> {
  await insertAuthors(dataSource, authors);
  await insertTopics(dataSource, LOCALE, topics);
  const gate = new Gate(dataSource, ADDRESSES);
  await dataSource.transaction(async (manager) => {
    for (const { id } of authors) await gate.publishAuthor(manager, id);
    for (const { id } of topics) await gate.publishTopic(manager, id);
  });
}

async function writeReadings(
  dataSource: DataSource,
  corpus: Corpus,
  hasWords: boolean,
  onProgress: Progress,
): Promise<void> {
  let begun = 0;
  let done = 0;
  const writer = async () => {
    while (begun < corpus.size) {
      const [from, to] = [begun, Math.min(begun + ARTICLES_AT_A_TIME, corpus.size)];
      begun = to;
      const articles = Array.from({ length: to - from }, (_, at) => corpus.article(from + at));
      await writeBatch(dataSource, articles, hasWords);
      done += to - from;
      onProgress('articles', done, corpus.size);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
}

async function writeBatch(
  dataSource: DataSource,
  articles: readonly CorpusArticle[],
  hasWords: boolean,
): Promise<void> {
  const readings: PreparedReading[] = [];
  for (const { revision } of articles) {
    const shown = showSources(revision, NO_SOURCES, 0, ADDRESSES.serviceUrl);
    const reading = prepareReading(revision, shown, SITE_ORIGIN);
    const terms = hasWords ? await termsOf(dataSource, reading) : { lexemeIds: [], frequencies: [] };
    readings.push({ ...reading, terms });
  }
  await dataSource.transaction(async (manager) => {
    const bodies = await insertRevisions(manager, articles, readings);
    for (const [at, { publicationId, publishedAt, revision }] of articles.entries()) {
      const start = publishedAt.getTime() * 1000;
      const { articleId, revisionId } = revision;
      const plan = { from: start, until: null };
      const row = { id: publicationId, articleId, revisionId, userId: null };
      const firstFrom = await insertPublication(manager, row, plan, start);
      const body = bodies.get(revisionId)!;
      const reading = { ...readings[at]!, body, revision: { ...revision, body } };
      const doc = await insertReading(manager, { readingId: publicationId, publicationId }, reading, {
        ...plan,
        firstFrom,
      });
      if (hasWords) await insertTerms(manager, doc, revision.locale, reading.terms);
    }
  });
}
