import { beyondKey, orderBy, type SortPart } from '../../database/keyset.js';
import type { Page } from '../../graphql/connection.js';
import type { SortKey } from '../../graphql/cursor.js';
import type { ArticleFilter, ArticleOrder } from '../delivery.types.generated.js';
import { filterConditions, TIMED, type FilterCondition } from './article-filter.js';
import type { SqlValues } from '../sql-values.js';

/** An order of articles: its columns, without their table. The link tables have them too. */
interface ListOrder {
  /** Stands for it in a statement's name. */
  readonly letter: string;
  readonly parts: readonly SortPart[];
  /** Whether its first part may be null; nulls stand last. */
  readonly hasNulls: boolean;
}

export const ORDERS: Readonly<Record<ArticleOrder, ListOrder>> = {
  NEWEST: order('n', 'published_at', 'timestamptz', true),
  OLDEST: order('o', 'published_at', 'timestamptz', false),
  RECENTLY_UPDATED: order('u', 'updated_at', 'timestamptz', true),
  TITLE: order('t', 'title_key', 'text', false),
  SHORTEST: order('s', 'reading_seconds', 'integer', false),
  LONGEST: order('l', 'reading_seconds', 'integer', true),
  REVIEW_DUE: { ...order('r', 'review_due_on', 'date', false), hasNulls: true },
};

function order(letter: string, column: string, type: SortPart['type'], descending: boolean): ListOrder {
  const parts: SortPart[] = [
    { sql: column, type, descending },
    { sql: 'article_id', type: 'uuid', descending },
  ];
  return { letter, parts, hasNulls: false };
}

/** Where a list is read from and what bounds it. */
export interface ListSource {
  /** The table of links, under the alias `l`, that has every order of lists in an index; null: the reading rows themselves. */
  readonly link: 'reading_topic' | 'reading_author' | null;
  /** Where several topics `o` may be meant, what tells which: each brings a page of its own. Null: the links are those of one. */
  readonly topics: string | null;
  readonly linkConditions: readonly string[];
  /** Conditions on the reading row `r`. */
  readonly rowConditions: readonly string[];
  /** Tells sources apart whose text differs. */
  readonly variant: string;
}

/**
 * The articles of a filter. The lists of a topic or an author are read from their link tables: as a condition on the reading rows
 * they would cost the more the more articles there are. Of a topic and an author the second is such a condition.
 */
export function listSource(filter: ArticleFilter, values: SqlValues): ListSource {
  const { topic, author, locale } = filter;
  if (topic != null && locale != null) {
    const id = `(select topic_id from topic where locale = ${values.add(locale, 'text')} and slug = ${values.add(topic, 'text')})`;
    // A topic has articles of its own locale alone.
    const rest = { ...filter, topic: null, locale: null };
    return linkSource('reading_topic', 'T', [`l.topic_id = ${id}`], rest, values);
  }
  if (author != null) {
    const conditions = [
      `l.author_id = (select author_id from author where slug = ${values.add(author, 'text')})`,
    ];
    if (locale != null) conditions.push(`l.locale = ${values.add(locale, 'text')}`);
    const rest = { ...filter, author: null, locale: null };
    return linkSource('reading_author', locale == null ? 'A' : 'AL', conditions, rest, values);
  }
  if (topic != null) {
    const topics = `o.slug = ${values.add(topic, 'text')}`;
    const rest = { ...filter, topic: null };
    return { ...linkSource('reading_topic', 'O', ['l.topic_id = o.topic_id'], rest, values), topics };
  }
  const conditions = filterConditions(filter, values);
  return {
    link: null,
    topics: null,
    linkConditions: [],
    rowConditions: conditions.map(([, sql]) => sql),
    variant: lettersOf(conditions),
  };
}

function linkSource(
  link: NonNullable<ListSource['link']>,
  letters: string,
  linkConditions: readonly string[],
  rest: ArticleFilter,
  values: SqlValues,
): ListSource {
  const conditions = filterConditions(rest, values, 'l');
  const sqlOf = (isTimed: boolean) =>
    conditions.filter(([letter]) => TIMED.has(letter) === isTimed).map(([, sql]) => sql);
  return {
    link,
    topics: null,
    linkConditions: [...linkConditions, ...sqlOf(true)],
    rowConditions: sqlOf(false),
    variant: letters + lettersOf(conditions),
  };
}

function lettersOf(conditions: readonly FilterCondition[]): string {
  return conditions.map(([letter]) => letter).join('');
}

/** The text of an ordered page of a list: its conditions, its order, and the key of each row. */
export interface PageText {
  readonly key: string;
  /** What the order looks at. */
  readonly columns: string;
  readonly conditions: readonly string[];
  readonly orderBy: string;
  readonly limit: string;
  readonly variant: string;
}

export function pageText(table: string, by: ArticleOrder, page: Page, values: SqlValues): PageText {
  const parts = ORDERS[by].parts.map((part) => ({ ...part, sql: `${table}.${part.sql}` }));
  const conditions: string[] = [];
  // Rows of the future have instants of publication of the future: without this bound a list would walk them all first.
  if (by === 'NEWEST' || by === 'OLDEST')
    conditions.push(`${table}.published_at <= (select clock_timestamp())`);
  let variant = ORDERS[by].letter + (page.backward ? '-' : '');
  for (const side of ['after', 'before'] as const) {
    const key = page[side];
    if (!key) continue;
    conditions.push(beyond(parts, ORDERS[by].hasNulls, side, key, values));
    variant += (side === 'after' ? '>' : '<') + (key[0] === null ? '0' : '');
  }
  const columns = parts.map((part) => part.sql).join(', ');
  const limit = String(page.limit + 1);
  return {
    key: `json_build_array(${columns})`,
    columns,
    conditions,
    orderBy: orderBy(parts, page.backward),
    // In the text: a plan for any limit would be thought dear, and a new one made each time.
    limit,
    variant: `${variant}#${limit}`,
  };
}

/** As `beyondKey`, where the first part may be null and nulls stand last. */
function beyond(
  parts: readonly SortPart[],
  hasNulls: boolean,
  side: 'after' | 'before',
  key: SortKey,
  values: SqlValues,
): string {
  const [first, id] = parts as [SortPart, SortPart];
  if (hasNulls && key[0] === null) {
    const place = values.add(key[1], id.type);
    return side === 'after'
      ? `(${first.sql} is null and ${id.sql} > ${place})`
      : `(${first.sql} is not null or ${id.sql} < ${place})`;
  }
  const condition = beyondKey(parts, side, values.list.length + 1);
  for (const [index, part] of parts.entries()) values.add(key[index], part.type);
  return hasNulls && side === 'after' ? `(${condition} or ${first.sql} is null)` : condition;
}
