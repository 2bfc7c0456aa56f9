import type { Microseconds } from '../rules/publication-plan.js';
import type { PreparedReading, Rendition } from './prepared-reading.js';

/** What stands in a row of delivery.reading. */

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

/** A column with its value, and how SQL reads the parameter. */
export interface ReadingColumn {
  readonly name: string;
  readonly value: unknown;
  readonly sql: (parameter: string) => string;
}

const instant = (parameter: string) =>
  `timestamptz 'epoch' + ${parameter}::bigint * interval '1 microsecond'`;
const asItStands = (parameter: string) => parameter;

/** The columns of a reading row, always the same ones in the same order. */
export function readingColumns(
  { readingId, publicationId }: ReadingIdentity,
  prepared: PreparedReading,
  times: ReadingTimes,
): ReadingColumn[] {
  return [
    ...plain({ reading_id: readingId, publication_id: publicationId }),
    ...timesOf(prepared, times),
    ...plain(columnsOf(prepared)),
  ];
}

function plain(values: Readonly<Record<string, unknown>>): ReadingColumn[] {
  return Object.entries(values).map(([name, value]) => ({ name, value, sql: asItStands }));
}

function timesOf({ revision }: PreparedReading, times: ReadingTimes): ReadingColumn[] {
  return [
    { name: 'visible_from', value: times.from, sql: instant },
    { name: 'visible_until', value: times.until, sql: (it) => `coalesce(${instant(it)}, 'infinity')` },
    { name: 'updated_at', value: times.updatedAt ?? times.from, sql: instant },
    {
      name: 'published_at',
      value: [revision.originallyPublishedAt?.getTime() ?? null, times.firstFrom],
      // Milliseconds and microseconds.
      sql: (it) => `least(${instant(`(${it}::bigint[])[1] * 1000`)}, ${instant(`(${it}::bigint[])[2]`)})`,
    },
  ];
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
