import type { EntityManager } from 'typeorm';
import type { Microseconds } from '../rules/publication-plan.js';
import { lockDocuments, UNLINKED } from './neighbour.repository.js';
import type { PreparedReading } from './prepared-reading.js';
import { readingColumns, type ReadingIdentity, type ReadingTimes } from './reading-columns.js';

/** The rows of the delivery schema that hold one publication, as readers are shown it. */

const instant = (parameter: string) =>
  `timestamptz 'epoch' + ${parameter}::bigint * interval '1 microsecond'`;

/** What rows of topics and authors repeat of their reading row: all that lists of them are ordered by. */
const LINK_COLUMNS =
  'reading_id, article_id, published_at, visible_from, visible_until, updated_at, title_key, reading_seconds, review_due_on';

/** Writes the reading row with its topic and author rows, and remembers its slug. Returns the row's `doc`. */
export async function insertReading(
  manager: EntityManager,
  identity: ReadingIdentity,
  prepared: PreparedReading,
  times: ReadingTimes,
): Promise<number> {
  const columns = readingColumns(identity, prepared, times);
  const [row] = await manager.query<[{ doc: number }]>(
    `-- publication.reading.insert
     with reading as (
       insert into delivery.reading (${columns.map(({ name }) => name).join(', ')})
       values (${columns.map(({ sql }, index) => sql(`$${index + 1}`)).join(', ')})
       returning doc, locale, slug, author_ids, topic_ids, ${LINK_COLUMNS}
     ), topics as (
       insert into delivery.reading_topic (topic_id, ${LINK_COLUMNS})
       select unnest(topic_ids), ${LINK_COLUMNS} from reading
     ), authors as (
       insert into delivery.reading_author (author_id, locale, ${LINK_COLUMNS})
       select unnest(author_ids), locale, ${LINK_COLUMNS} from reading
     ), slugs as (
       insert into delivery.slug_history (locale, slug, article_id, visible_from)
       select locale, slug, article_id, visible_from from reading
       on conflict (locale, slug, article_id) do update
         set visible_from = least(slug_history.visible_from, excluded.visible_from)
     )
     select doc from reading`,
    columns.map(({ value }) => value),
  );
  return row.doc;
}

const bringForward = (table: string) =>
  `update delivery.${table} set published_at = ${instant('$2')}
       where article_id = $1 and published_at > ${instant('$2')}`;

/** Lets rows that are already there bear an earlier first date, as when an article goes out before its scheduled start. */
export async function bringForwardPublishedAt(
  manager: EntityManager,
  articleId: string,
  firstFrom: Microseconds,
): Promise<void> {
  await manager.query(
    `-- publication.reading.bring-forward
     with topics as (
       ${bringForward('reading_topic')}
     ), authors as (
       ${bringForward('reading_author')}
     )
     ${bringForward('reading')}`,
    [articleId, firstFrom],
  );
}

/** The rows of publications, by their own ids. */
export async function findReadings(
  manager: EntityManager,
  publicationIds: readonly string[],
): Promise<string[]> {
  if (publicationIds.length === 0) return [];
  const rows = await manager.query<{ id: string }[]>(
    `-- publication.reading.of-publications
     select reading_id as id from delivery.reading where publication_id = any($1)`,
    [publicationIds],
  );
  return rows.map((row) => row.id);
}

/** Removes reading rows and all that hangs on them; they leave every list of neighbours. */
export async function deleteReadings(manager: EntityManager, readingIds: readonly string[]): Promise<void> {
  if (readingIds.length === 0) return;
  await lockDocuments(manager, readingIds);
  await manager.query(
    `-- publication.reading.delete
     with ${UNLINKED}
     delete from delivery.reading where reading_id = any($1)`,
    [readingIds],
  );
}

/**
 * The rows of some publications of an article, and those that are still there though their time has passed: dead weight no
 * reader sees.
 */
export async function findReadingsToReplace(
  manager: EntityManager,
  articleId: string,
  publicationIds: readonly string[],
  now: Microseconds,
): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `-- publication.reading.to-replace
     select reading_id as id from delivery.reading
     where article_id = $1 and (publication_id = any($2) or visible_until <= ${instant('$3')})`,
    [articleId, publicationIds, now],
  );
  return rows.map((row) => row.id);
}

/** Ends reading rows at a later instant; until then readers go on seeing them. Those that begin no earlier go. */
export async function endReadings(
  manager: EntityManager,
  readingIds: readonly string[],
  at: Microseconds,
): Promise<void> {
  if (readingIds.length === 0) return;
  const later = await manager.query<{ id: string }[]>(
    `-- publication.reading.not-before
     select reading_id as id from delivery.reading where reading_id = any($1) and visible_from >= ${instant('$2')}`,
    [readingIds, at],
  );
  await deleteReadings(
    manager,
    later.map((row) => row.id),
  );
  for (const table of ['reading', 'reading_topic', 'reading_author', 'image_use']) {
    await manager.query(
      `-- publication.reading.end.${table}
       update delivery.${table} set visible_until = ${instant('$2')}
       where reading_id = any($1) and visible_until > ${instant('$2')}`,
      [readingIds, at],
    );
  }
}
