import type { EntityManager } from 'typeorm';
import type { Microseconds } from '../rules/publication-plan.js';
import type { PreparedReading, Rendition } from './prepared-reading.js';
import { deleteNeighbours } from './neighbour.repository.js';

/** The rows of the delivery schema that hold one publication, as readers are shown it. */

const instant = (parameter: string) =>
  `timestamptz 'epoch' + ${parameter}::bigint * interval '1 microsecond'`;

/** When a publication is visible, and the date it bears. */
export interface ReadingTimes {
  readonly from: Microseconds;
  readonly until: Microseconds | null;
  /** The instant the article was first visible; an earlier original date takes its place. */
  readonly firstFrom: Microseconds;
  /** When what it shows last changed; its start where this is missing. */
  readonly updatedAt?: Microseconds;
}

/** Whose row it is. */
export interface ReadingIdentity {
  /** The row's own id: a publication may be read in several editions. */
  readonly readingId: string;
  readonly publicationId: string;
}

/** Writes the reading row with its topic and author rows, and remembers its slug. Returns the row's `doc`. */
export async function insertReading(
  manager: EntityManager,
  { readingId, publicationId }: ReadingIdentity,
  prepared: PreparedReading,
  times: ReadingTimes,
): Promise<number> {
  const columns = Object.entries({
    ...plain({ reading_id: readingId, publication_id: publicationId }),
    ...timesOf(prepared, times),
    ...plain(columnsOf(prepared)),
  });
  const [row] = await manager.query<[{ doc: number }]>(
    `-- publication.reading.insert
     insert into delivery.reading (${columns.map(([name]) => name).join(', ')})
     values (${columns.map(([, { sql }], index) => sql(`$${index + 1}`)).join(', ')})
     returning doc`,
    columns.map(([, { value }]) => value),
  );
  await manager.query(
    `-- publication.reading.insert-links
     with reading as (
       select reading_id, article_id, locale, slug, published_at, visible_from, visible_until, author_ids, topic_ids
       from delivery.reading where reading_id = $1
     ), topics as (
       insert into delivery.reading_topic (reading_id, topic_id, article_id, published_at, visible_from, visible_until)
       select reading_id, unnest(topic_ids), article_id, published_at, visible_from, visible_until from reading
     ), authors as (
       insert into delivery.reading_author (reading_id, author_id, article_id, locale, published_at, visible_from, visible_until)
       select reading_id, unnest(author_ids), article_id, locale, published_at, visible_from, visible_until from reading
     )
     insert into delivery.slug_history (locale, slug, article_id, visible_from)
     select locale, slug, article_id, visible_from from reading
     on conflict (locale, slug, article_id) do update
       set visible_from = least(slug_history.visible_from, excluded.visible_from)`,
    [readingId],
  );
  return row.doc;
}

/** Lets rows that are already there bear an earlier first date, as when an article goes out before its scheduled start. */
export async function bringForwardPublishedAt(
  manager: EntityManager,
  articleId: string,
  firstFrom: Microseconds,
): Promise<void> {
  for (const table of ['reading', 'reading_topic', 'reading_author']) {
    await manager.query(
      `-- publication.reading.bring-forward
       update delivery.${table} set published_at = ${instant('$2')}
       where article_id = $1 and published_at > ${instant('$2')}`,
      [articleId, firstFrom],
    );
  }
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
  await deleteNeighbours(manager, readingIds);
  await manager.query(
    `-- publication.reading.delete
     delete from delivery.reading where reading_id = any($1)`,
    [readingIds],
  );
}

/** Publications of an article whose rows are still there though their time has passed: dead weight no reader sees. */
export async function findPastReadings(
  manager: EntityManager,
  articleId: string,
  now: Microseconds,
): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `-- publication.reading.past
     select reading_id as id from delivery.reading
     where article_id = $1 and visible_until <= ${instant('$2')}`,
    [articleId, now],
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
      `-- publication.reading.end
       update delivery.${table} set visible_until = ${instant('$2')}
       where reading_id = any($1) and visible_until > ${instant('$2')}`,
      [readingIds, at],
    );
  }
}

/** Forgets slugs under which an article was never seen and no longer is going to be. */
export async function deleteUnseenSlugs(
  manager: EntityManager,
  articleId: string,
  now: Microseconds,
): Promise<void> {
  await manager.query(
    `-- publication.slugs.delete-unseen
     delete from delivery.slug_history h
     where h.article_id = $1 and h.visible_from > ${instant('$2')}
       and not exists (
         select from delivery.reading r
         where r.article_id = h.article_id and r.locale = h.locale and r.slug = h.slug)`,
    [articleId, now],
  );
}

/** A value of a column, and how SQL reads its parameter. */
interface ColumnValue {
  readonly value: unknown;
  readonly sql: (parameter: string) => string;
}

const asItStands = (parameter: string) => parameter;

function plain(values: Readonly<Record<string, unknown>>): Record<string, ColumnValue> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, sql: asItStands }]),
  );
}

function timesOf({ revision }: PreparedReading, times: ReadingTimes): Record<string, ColumnValue> {
  return {
    visible_from: { value: times.from, sql: instant },
    visible_until: { value: times.until, sql: (it) => `coalesce(${instant(it)}, 'infinity')` },
    updated_at: { value: times.updatedAt ?? times.from, sql: instant },
    published_at: {
      value: [revision.originallyPublishedAt?.getTime() ?? null, times.firstFrom],
      // Milliseconds and microseconds.
      sql: (it) => `least(${instant(`(${it}::bigint[])[1] * 1000`)}, ${instant(`(${it}::bigint[])[2]`)})`,
    },
  };
}

function columnsOf(prepared: PreparedReading): Record<string, unknown> {
  const { revision } = prepared;
  return {
    article_id: revision.articleId,
    translation_group_id: revision.translationGroupId,
    revision: revision.number,
    locale: revision.locale,
    slug: revision.slug,
    title: revision.title,
    title_key: prepared.titleKey,
    subtitle: revision.subtitle,
    summary: prepared.summary,
    words: prepared.words,
    characters: prepared.characters,
    images: prepared.images,
    reading_seconds: prepared.readingSeconds,
    reading_minutes: prepared.readingMinutes,
    readability: jsonOrNull(prepared.readability),
    has_video: prepared.videos.length > 0,
    author_ids: revision.authorIds,
    topic_ids: revision.topicIds,
    related_ids: revision.relatedIds,
    source_article_id: revision.sourceArticleId,
    source_revision: revision.sourceRevision,
    image: jsonOrNull(revision.image),
    call_to_action: jsonOrNull(revision.callToAction),
    seo: jsonOrNull(revision.seo),
    sections: JSON.stringify(prepared.sections),
    citations: JSON.stringify(prepared.citations),
    figures: JSON.stringify(prepared.figures),
    videos: JSON.stringify(prepared.videos),
    portable_text: JSON.stringify(prepared.body),
    html: prepared.html,
    markdown: prepared.markdown,
    body_text: prepared.bodyText,
    ...partnerColumns(prepared.forPartners),
    vocabulary: ` ${prepared.vocabulary.join(' ')} `,
  };
}

function partnerColumns(rendition: Rendition | null): Record<string, unknown> {
  return {
    partner_html: rendition?.html,
    partner_markdown: rendition?.markdown,
    partner_text: rendition?.bodyText,
    partner_sections: jsonOrNull(rendition?.sections),
  };
}

function jsonOrNull(value: unknown): string | null {
  return value == null ? null : JSON.stringify(value);
}
