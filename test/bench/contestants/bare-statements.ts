import { PAGE_SIZE, type GraphqlRequest, type OperationName } from '../requests.js';

/**
 * The floor that the service is measured against: for each operation one statement, written by hand for this query and
 * no other, that answers with finished JSON. It reads the same tables with the same login, so the same policies hold.
 */
export interface BareStatement {
  readonly name: string;
  readonly text: string;
  readonly valuesOf: (variables: GraphqlRequest['variables']) => unknown[];
}

type Field = readonly [name: string, sql: string];

function object(...fields: readonly Field[]): string {
  return `json_build_object(${fields.map(([name, sql]) => `'${name}', ${sql}`).join(', ')})`;
}

/** Authors or topics of a reading row, in their order. Looked up one by one: a fifth cheaper than a join. */
function linked(noun: 'author' | 'topic', r: string, ...fields: readonly Field[]): string {
  return `(select json_agg(link) from (
    select (select ${object(...fields)} from ${noun} where ${noun}_id = id) as link
      from unnest(${r}.${noun}_ids) as ids (id)) as links)`;
}

function card(r: string): readonly Field[] {
  const publishedAt = `to_char(${r}.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return [
    ['title', `${r}.title`],
    ['slug', `${r}.slug`],
    ['summary', `${r}.summary`],
    ['publishedAt', publishedAt],
    ['authors', linked('author', r, ['name', 'name'])],
  ];
}

const [title, , summary, publishedAt] = card('r') as [Field, Field, Field, Field];
const topicNames: Field = ['topics', linked('topic', 'r', ['name', 'name'])];

/** Picked ones alone: every article of the corpus has as many as are asked for. */
const related = `(select json_agg(${object(['article', object(...card('n'))])} order by position)
  from unnest(r.related_ids) with ordinality as pick (id, position) join reading n on n.article_id = id)`;

const page = object(
  title,
  summary,
  publishedAt,
  ['readingTime', object(['minutes', 'r.reading_minutes'])],
  ['body', object(['html', 'r.html'])],
  ['authors', linked('author', 'r', ['name', 'name'], ['slug', 'author.slug'], ['bio', `bio ->> 'en'`])],
  ['topics', linked('topic', 'r', ['name', 'name'], ['slug', 'topic.slug'])],
  ['related', related],
);

function list(rows: string): string {
  return `select ${object(['articles', object(['nodes', `coalesce(json_agg(node), '[]')`])])}::text as data
from (select ${object(...card('r'), topicNames)} as node from ${rows} limit ${PAGE_SIZE}) as nodes`;
}

const NEWEST = `reading r where r.published_at <= (select clock_timestamp())`;

const TOPIC_LIST = list(`reading_topic l join reading r on r.reading_id = l.reading_id
  where l.topic_id = (select topic_id from topic where locale = $2 and slug = $1)
    and l.published_at <= (select clock_timestamp()) and r.locale = $2
  order by l.published_at desc, l.article_id desc`);
const NEWEST_FIRST = list(`${NEWEST} order by r.published_at desc, r.article_id desc`);
const NEWEST_AFTER = list(`${NEWEST} and (r.published_at, r.article_id) < ($1::timestamptz, $2::uuid)
  order by r.published_at desc, r.article_id desc`);

export function bareStatement(
  operation: OperationName,
  variables: GraphqlRequest['variables'],
): BareStatement {
  if (operation === 'Search' || operation === 'CreateArticle') {
    throw new Error(`${operation} is answered from recordings.`);
  }
  if (operation === 'NewestList') return variables.after === null ? STATEMENTS.first : STATEMENTS.after;
  return STATEMENTS[operation];
}

const STATEMENTS = {
  ArticlePage: {
    name: 'bare.article',
    text: `-- bare.article
select ${object(['article', page])}::text as data
from reading r where r.locale = $2 and r.slug = $1 order by r.visible_from desc limit 1`,
    valuesOf: ({ slug, locale }: GraphqlRequest['variables']) => [slug, locale],
  },
  TopicList: {
    name: 'bare.topic',
    text: `-- bare.topic\n${TOPIC_LIST}`,
    valuesOf: ({ topic, locale }: GraphqlRequest['variables']) => [topic, locale],
  },
  first: { name: 'bare.first', text: `-- bare.first\n${NEWEST_FIRST}`, valuesOf: () => [] },
  after: {
    name: 'bare.after',
    text: `-- bare.after\n${NEWEST_AFTER}`,
    valuesOf: ({ after }: GraphqlRequest['variables']) => keyOf(String(after)),
  },
} satisfies Record<string, BareStatement>;

/** The sort key that a cursor of the service ends with, behind 9 bytes of seal. */
function keyOf(cursor: string): unknown[] {
  const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').subarray(9).toString());
  if (!Array.isArray(key)) throw new Error(`${cursor} holds no sort key: has the form of cursors changed?`);
  return key;
}
