import type { EntityManager } from 'typeorm';
import type { Microseconds } from '../rules/publication-plan.js';
import type { PreparedReading } from './prepared-reading.js';
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
}

/** Writes the reading row with its topic and author rows, and remembers its slug. Returns the row's `doc`. */
export async function insertReading(
  manager: EntityManager,
  publicationId: string,
  prepared: PreparedReading,
  times: ReadingTimes,
): Promise<number> {
  const { revision } = prepared;
  const [row] = await manager.query<[{ doc: number }]>(
    `-- publication.reading.insert
     insert into delivery.reading (
       publication_id, article_id, translation_group_id, revision, locale, slug, visible_from, visible_until,
       published_at, updated_at, title, title_key, subtitle, summary, words, characters, images, reading_seconds,
       reading_minutes, readability, has_video, author_ids, topic_ids, related_ids, image, call_to_action, seo,
       sections, figures, videos, portable_text, html, markdown, body_text, vocabulary)
     values (
       $1, $2, $3, $4, $5, $6, ${instant('$7')}, coalesce(${instant('$8')}, 'infinity'),
       least($9::timestamptz, ${instant('$10')}), ${instant('$7')}, $11, $12, $13, $14, $15, $16, $17, $18,
       $19, $20, $21, $22, $23, $24, $25, $26, $27,
       $28, $29, $30, $31, $32, $33, $34, $35)
     returning doc`,
    [
      publicationId,
      revision.articleId,
      revision.translationGroupId,
      revision.number,
      revision.locale,
      revision.slug,
      times.from,
      times.until,
      revision.originallyPublishedAt,
      times.firstFrom,
      revision.title,
      prepared.titleKey,
      revision.subtitle,
      prepared.summary,
      prepared.words,
      prepared.characters,
      prepared.images,
      prepared.readingSeconds,
      prepared.readingMinutes,
      jsonOrNull(prepared.readability),
      prepared.videos.length > 0,
      revision.authorIds,
      revision.topicIds,
      revision.relatedIds,
      jsonOrNull(revision.image),
      jsonOrNull(revision.callToAction),
      jsonOrNull(revision.seo),
      JSON.stringify(prepared.sections),
      JSON.stringify(prepared.figures),
      JSON.stringify(prepared.videos),
      JSON.stringify(revision.body),
      prepared.html,
      prepared.markdown,
      prepared.bodyText,
      ` ${prepared.vocabulary.join(' ')} `,
    ],
  );
  await manager.query(
    `-- publication.reading.insert-links
     with reading as (
       select publication_id, article_id, locale, slug, published_at, visible_from, visible_until, author_ids, topic_ids
       from delivery.reading where publication_id = $1
     ), topics as (
       insert into delivery.reading_topic (publication_id, topic_id, article_id, published_at, visible_from, visible_until)
       select publication_id, unnest(topic_ids), article_id, published_at, visible_from, visible_until from reading
     ), authors as (
       insert into delivery.reading_author (publication_id, author_id, article_id, locale, published_at, visible_from, visible_until)
       select publication_id, unnest(author_ids), article_id, locale, published_at, visible_from, visible_until from reading
     )
     insert into delivery.slug_history (locale, slug, article_id, visible_from)
     select locale, slug, article_id, visible_from from reading
     on conflict (locale, slug, article_id) do update
       set visible_from = least(slug_history.visible_from, excluded.visible_from)`,
    [publicationId],
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

/** Removes reading rows and all that hangs on them; they leave every list of neighbours. */
export async function deleteReadings(
  manager: EntityManager,
  publicationIds: readonly string[],
): Promise<void> {
  if (publicationIds.length === 0) return;
  await deleteNeighbours(manager, publicationIds);
  await manager.query(
    `-- publication.reading.delete
     delete from delivery.reading where publication_id = any($1)`,
    [publicationIds],
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
     select publication_id as id from delivery.reading
     where article_id = $1 and visible_until <= ${instant('$2')}`,
    [articleId, now],
  );
  return rows.map((row) => row.id);
}

/** Ends reading rows at a later instant; until then readers go on seeing them. */
export async function endReadings(
  manager: EntityManager,
  publicationIds: readonly string[],
  at: Microseconds,
): Promise<void> {
  if (publicationIds.length === 0) return;
  for (const table of ['reading', 'reading_topic', 'reading_author']) {
    await manager.query(
      `-- publication.reading.end
       update delivery.${table} set visible_until = ${instant('$2')} where publication_id = any($1)`,
      [publicationIds, at],
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

function jsonOrNull(value: unknown): string | null {
  return value == null ? null : JSON.stringify(value);
}
