import type { Client } from 'pg';
import type { EntityManager } from 'typeorm';
import { termsOf } from '../../src/publication/lexicon.repository.js';
import { prepareReading, type RevisionSnapshot } from '../../src/publication/prepared-reading.js';
import { showSources } from '../../src/publication/shown-sources.js';
import { NO_SOURCES } from '../../src/publication/sources.js';
import { insertTerms, refreshStatistics } from '../../src/publication/statistics.repository.js';
import { CLINIC } from './clinic.js';

/** What search needs of a reading row that a test wrote by itself. */
export interface SeededText {
  readonly readingId: string;
  readonly locale: string;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
}

/** Enters the words of a seeded row into the lexicon, by the gate's own statements. */
export async function indexReading(client: Client, seeded: SeededText): Promise<void> {
  const runner = asRunner(client);
  const { locale, title, summary, text } = seeded;
  const children = [{ _type: 'span', _key: 's', text, marks: [] }] as const;
  const revision = {
    locale,
    title,
    summary,
    videos: [],
    body: [{ _type: 'block', _key: 'b', style: 'normal', markDefs: [], children }],
    citations: [],
  } as unknown as RevisionSnapshot;
  const shown = showSources(revision, NO_SOURCES, 0, CLINIC.serviceUrl);
  const reading = prepareReading(revision, shown, CLINIC.siteOrigin);
  const { rows } = await client.query<{ doc: number }>(
    `update delivery.reading set vocabulary = $2 where reading_id = $1 returning doc`,
    [seeded.readingId, ` ${reading.vocabulary.join(' ')} `],
  );
  await insertTerms(runner, rows[0]!.doc, locale, await termsOf(runner, reading));
}

/** Counts the words of all that was entered, once. */
export async function countWords(client: Client): Promise<void> {
  const { rows } = await client.query<{ locale: string }>(`select distinct locale from delivery.document`);
  for (const { locale } of rows) await refreshStatistics(asRunner(client), locale);
}

/** A client as TypeORM's manager: the statements of the gate ask no more of one than `query`. */
function asRunner(client: Client): EntityManager {
  const query = async (text: string, values: unknown[] = []) =>
    (await client.query(text, values)).rows as unknown;
  return { query } as unknown as EntityManager;
}
