import type { SortKey } from '../../graphql/cursor.js';
import { MOST_MATCHES, type Question } from '../../search/question.js';
import { articleList } from '../articles/article.columns.js';
import { filterConditions } from '../articles/article-filter.js';
import type { ArticleRow } from '../articles/article.row.js';
import { shapeVariant, type ArticleShape } from '../articles/article.shape.js';
import type { ArticleFilter, Facet } from '../delivery.types.generated.js';
import { SqlValues } from '../sql-values.js';
import { variantOf, type DeliveryDatabase } from '../statements.js';

/** A match and its place among the matches. */
export type MatchRow = ArticleRow & {
  readonly key: SortKey;
  readonly score: number;
};

/** Values of a facet that are answered. */
const MOST_FACET_VALUES = 20;

/** What a page of matches is to hold. */
export interface MatchesOrder {
  readonly question: Question;
  readonly filter: ArticleFilter;
  readonly limit: number;
  readonly after: SortKey | null;
  readonly shape: ArticleShape;
  readonly wantsTotal: boolean;
  readonly wantsFacets: boolean;
}

/** A page of matches. What was not wanted is null. */
export interface Matches {
  /** Best first, one more than the limit where there are more. */
  readonly rows: readonly MatchRow[];
  readonly total: number | null;
  readonly facets: readonly Facet[] | null;
}

/** Finds articles by the words of a question, in one statement. */
export class SearchRepository {
  constructor(readonly database: DeliveryDatabase) {}

  async find(order: MatchesOrder): Promise<Matches> {
    const { question, shape, after, wantsTotal, wantsFacets } = order;
    if (question.stems.length === 0) {
      return { rows: [], total: wantsTotal ? 0 : null, facets: wantsFacets ? [] : null };
    }
    const values = new SqlValues();
    const stems = [
      values.addTexts(question.locales),
      values.addTexts(question.stems),
      `${values.add(`{${question.weights.join(',')}}`, 'text')}::real[]`,
    ];
    const conditions = isNarrowed(order.filter) ? filterConditions(order.filter, values) : [];
    // A filter may leave out the best thousand: then all matches are looked at.
    const most = conditions.length > 0 ? 'null::integer' : String(MOST_MATCHES);
    const found = `find_matches(${stems.join(', ')}, ${most})`;
    const matches =
      conditions.length > 0 || wantsFacets
        ? `select found.doc, found.score, r.reading_id
    from ${found} as found
    join reading r using (doc)${conditions.length > 0 ? '\n   where ' : ''}${conditions.map(([, sql]) => sql).join('\n     and ')}
   order by found.score desc, r.article_id desc
   limit ${MOST_MATCHES}`
        : `select doc, score from ${found}`;
    const key = after && [values.add(after[0], 'float8'), values.add(after[1], 'uuid')];
    // In the text: a plan for any limit would be thought dear, and a new one made each time.
    const limit = String(order.limit + 1);
    // Only a page's rows are joined, and those beside its edges that score the same: articles' ids part them.
    const text = `with matches as materialized (
  ${matches}
), best as (
  (select doc, score from matches${key ? ` where score < ${key[0]}` : ''}
    order by score desc
    fetch first ${limit} rows with ties)${key ? `\n   union all\n  select doc, score from matches where score = ${key[0]}` : ''}
)
select (select coalesce(json_agg(row_to_json(page)), '[]') from (
         select json_build_array(best.score, r.article_id) as "key", best.score,
                ${articleList(shape)}
           from best
           join reading r using (doc)${key ? `\n          where (best.score, r.article_id) < (${key.join(', ')})` : ''}
          order by best.score desc, r.article_id desc
          limit ${limit}) as page) as "rows",
       ${wantsTotal ? '(select count(*)::integer from matches)' : 'null::integer'} as "total",
       ${wantsFacets ? FACETS : 'null::json'} as "facets"`;
    const letters = conditions.map(([letter]) => letter).join('');
    const extras = `${after ? '>' : ''}${wantsTotal ? '#' : ''}${wantsFacets ? '%' : ''}`;
    const statement = variantOf(
      'delivery.search.page',
      `${letters}${extras}.#${limit}.${shapeVariant(shape)}`,
      text,
    );
    const [row] = await this.database.query<Matches & { rows: MatchRow[] }>(statement, values.list);
    return row!;
  }
}

/** Whether more than the words decide what matches. They are a locale's own, so a locale leaves out none. */
function isNarrowed(filter: ArticleFilter): boolean {
  return Object.entries(filter).some(([name, value]) => name !== 'locale' && value != null);
}

const facet = (field: string, value: string, label: string, from: string, group: string) => `
         select '${field}' as field, json_agg(json_build_object('value', value, 'label', label, 'count', count)
                                              order by count desc, value) as "values"
           from (select ${value} as value, ${label} as label, count(*)::integer as count
                   from matches ${from}
                  group by ${group}
                  order by 3 desc, 1
                  limit ${MOST_FACET_VALUES}) as counted
         having count(*) > 0`;

/** How the matches divide. */
const FACETS = `(select coalesce(json_agg(json_build_object('field', field, 'values', "values")), '[]') from (${[
  facet(
    'TOPIC',
    't.slug',
    't.name',
    'join reading_topic k using (reading_id) join topic t using (topic_id)',
    't.slug, t.name',
  ),
  facet(
    'AUTHOR',
    'a.slug',
    'a.name',
    'join reading_author k using (reading_id) join author a using (author_id)',
    'a.slug, a.name',
  ),
  facet('LOCALE', 'r.locale', 'r.locale', 'join reading r using (reading_id)', 'r.locale'),
  facet(
    'READING_TIME',
    'r.reading_minutes::text',
    'r.reading_minutes::text',
    'join reading r using (reading_id)',
    'r.reading_minutes',
  ),
].join('\n         union all')}) as facet)`;
