import { AUTHOR_WITHOUT_BIO, authorColumns, WHOLE_AUTHOR } from '../authors/author.row.js';
import { jsonObject, selectList, type Columns } from '../columns.js';
import { topicColumns } from '../topics/topic.row.js';
import { ARTICLE_PARTS, CARD_PARTS, REVIEWER_BIOS, type ArticlePart } from './article.row.js';
import type { ArticleShape, CardShape } from './article.shape.js';

/** What cards and lists need: what tells the article apart, and the groups whose bits are set. */
function cardColumns(r: string, card: number): Columns {
  const group = (bit: number, columns: Columns): Columns => (card & bit ? columns : []);
  return [
    ['readingId', `${r}.reading_id`],
    ['articleId', `${r}.article_id`],
    ['locale', `${r}.locale`],
    ['slug', `${r}.slug`],
    ['title', `${r}.title`],
    ...group(CARD_PARTS.group, [['translationGroupId', `${r}.translation_group_id`]]),
    ...group(CARD_PARTS.subtitle, [['subtitle', `${r}.subtitle`]]),
    ...group(CARD_PARTS.summary, [['summary', `${r}.summary`]]),
    ...group(CARD_PARTS.counts, [
      ['words', `${r}.words`],
      ['characters', `${r}.characters`],
      ['images', `${r}.images`],
    ]),
    ...group(CARD_PARTS.publishedAt, [['publishedAt', `${r}.published_at`]]),
    ...group(CARD_PARTS.updatedAt, [['updatedAt', `${r}.updated_at`]]),
    ...group(CARD_PARTS.revision, [['revision', `${r}.revision`]]),
    ...group(CARD_PARTS.authors, [['authorIds', `${r}.author_ids`]]),
    ...group(CARD_PARTS.topics, [['topicIds', `${r}.topic_ids`]]),
  ];
}

const PART_COLUMNS: Readonly<Record<ArticlePart, string>> = {
  html: 'html',
  portableText: 'portable_text',
  markdown: 'markdown',
  bodyText: 'body_text',
  sections: 'sections',
  figures: 'figures',
  videos: 'videos',
  seo: 'seo',
  callToAction: 'call_to_action',
  readability: 'readability',
  image: 'image',
  citations: 'citations',
  review: 'review',
};

/** From the due day on, in UTC. */
export function isReviewOverdue(r: string): string {
  return `(${r}.review_due_on <= ((select clock_timestamp()) at time zone 'utc')::date)`;
}

/** The costlier columns, those whose bits are set: a body that is not asked for is never read from where it lies outside its row. */
export function partColumns(r: string, parts: number): Columns {
  const wanted = Object.entries(PART_COLUMNS).filter(([name]) => parts & ARTICLE_PARTS[name as ArticlePart]);
  return [
    ['parts', String(parts)],
    ...wanted.map(
      ([name, column]) => [name, name === 'review' ? reviewOf(r, parts) : `${r}.${column}`] as const,
    ),
  ];
}

/** A review with its reviewers, in order; null where there is none. */
function reviewOf(r: string, parts: number): string {
  return `${r}.review || jsonb_build_object(
         'isOverdue', ${isReviewOverdue(r)},
         'reviewers', (select coalesce(json_agg(${jsonObject(authorColumns('a', parts & REVIEWER_BIOS ? WHOLE_AUTHOR : AUTHOR_WITHOUT_BIO))} order by p.position), '[]')
                         from jsonb_array_elements_text(${r}.review -> 'reviewerIds') with ordinality as p (id, position)
                         join author a on a.author_id = p.id::uuid))`;
}

/** All columns of a reading row `r` for a shape. Authors, topics and related articles come as JSON within the row. */
function articleColumns(r: string, shape: ArticleShape): Columns {
  return [
    ...cardColumns(r, shape.card),
    ...partColumns(r, shape.parts),
    ...linkColumns(r, shape),
    ...(shape.related ? relatedColumns(r, shape.related) : []),
  ];
}

/** Shapes live as long as the documents that have them. */
const lists = new WeakMap<ArticleShape, string>();

/** The columns of the reading row `r` for a shape, as the list of a select. */
export function articleList(shape: ArticleShape): string {
  let list = lists.get(shape);
  if (list === undefined) lists.set(shape, (list = selectList(articleColumns('r', shape))));
  return list;
}

/** Authors and topics, where asked for. */
function linkColumns(r: string, { authors, topics }: CardShape): Columns {
  return [
    ...(authors === null ? [] : [['authors', linked('author', r, authorColumns('t', authors))] as const]),
    ...(topics === null ? [] : [['topics', linked('topic', r, topicColumns('t', topics))] as const]),
  ];
}

/**
 * Authors or topics of a row in its order, as JSON. Each is looked up by itself: a fifth cheaper than a join, which would read
 * the whole of these small tables for each row.
 */
function linked(noun: 'author' | 'topic', r: string, columns: Columns): string {
  return `(select coalesce(json_agg(link) filter (where link is not null), '[]')
          from (select (select ${jsonObject(columns)} from ${noun} t where t.${noun}_id = p.id) as link
                  from unnest(${r}.${noun}_ids) as p (id)) as links)`;
}

function relatedColumns(r: string, shape: NonNullable<ArticleShape['related']>): Columns {
  const first = String(shape.first);
  // A card beside an article shows its image: a page costs no statement more for it.
  const image: Columns = [
    ['parts', String(ARTICLE_PARTS.image)],
    ['image', 'n.image'],
  ];
  const article = jsonObject([...cardColumns('n', shape.card), ...image, ...linkColumns('n', shape)]);
  return [
    ['relatedFirst', first],
    [
      'related',
      `(select coalesce(json_agg(json_build_object('reason', beside.reason, 'score', beside.score, 'article', ${article})
                          order by beside.place, beside.score desc nulls last, beside.article_id), '[]')
          from (${pickedAndNear(r, first)}) beside
          join reading n on n.reading_id = beside.reading_id)`,
    ],
  ];
}

/** Among so many of the newest articles those with shared topics are looked for, where no text is alike. */
const NEWEST_LOOKED_AT = 50;
/** Behind all places of picked articles. */
const AFTER_PICKED = 1000;

function beside(r: string): string {
  return `n.locale = ${r}.locale
                and n.article_id <> ${r}.article_id`;
}

function automatic(r: string): string {
  return `${beside(r)}
                and n.article_id <> all (${r}.related_ids)`;
}

/** As `besides`, but for the newest that stand in for neighbours: few articles need them. Neighbours are looked for only where picks leave room. */
function pickedAndNear(r: string, first: string): string {
  return `
            with picked as materialized (
              select 'PICKED' as reason, pick.place, null::real as score, n.article_id, n.reading_id
                from (select id, min(position) as place from unnest(${r}.related_ids) with ordinality as u (id, position) group by id) pick
                join reading n on n.article_id = pick.id
               where ${beside(r)}
               order by pick.place
               limit ${first}
            ), room as materialized (
              select ${first} - count(*) as places from picked
            ), near as materialized (
              select 'SIMILAR', 2147483647::bigint, s.score, n.article_id, n.reading_id
                from neighbour s
                join reading n on n.reading_id = s.neighbour_id
               where s.reading_id = ${r}.reading_id
                 and ${automatic(r)}
               order by s.score desc, n.article_id
               limit (select places from room)
            )
            select * from picked
            union all
            select * from near`;
}

/**
 * The articles beside a reading row: those an editor picked in their order, then neighbours by score and article. Where it has
 * no neighbour that readers see, the newest ones with a topic in common, and then the newest, with score 0: whoever has read it
 * is offered something. Of its own locale, visible (row-level security), never itself, none twice.
 */
export function besides(r: string, first: string): string {
  return `${pickedAndNear(r, first)}
            union all
            (select 'SIMILAR', ${AFTER_PICKED} + row_number() over (order by n.shares_topic desc, n.published_at desc, n.article_id desc),
                    0::real, n.article_id, n.reading_id
               from (select n.article_id, n.reading_id, n.published_at, n.topic_ids && ${r}.topic_ids as shares_topic
                       from reading n
                      where n.published_at <= (select clock_timestamp())
                        and ${automatic(r)}
                      order by n.published_at desc, n.article_id desc
                      limit (select case when places <= 0 or exists (select from near) then 0 else ${NEWEST_LOOKED_AT} end from room)) n
              limit ${first})
            order by place, score desc nulls last, article_id
            limit ${first}`;
}
