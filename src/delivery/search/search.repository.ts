import type { SortKey } from '../../graphql/cursor.js';
import { MOST_MATCHES, type Question } from '../../search/question.js';
import { articleColumns } from '../articles/article.columns.js';
import { filterConditions } from '../articles/article-list.js';
import type { ArticleRow } from '../articles/article.row.js';
import { shapeVariant, type ArticleShape } from '../articles/article.shape.js';
import { selectList } from '../columns.js';
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
    const conditions = filterConditions(order.filter, values);
    // A filter may leave out the best thousand: then all matches are looked at. Words are a locale's own.
    const mayLeaveOut = conditions.some(([letter]) => letter !== 'l');
    const most = mayLeaveOut ? 'null::integer' : String(MOST_MATCHES);
    const beyond = after
      ? `\n   where (score, article_id) < (${values.add(after[0], 'float8')}, ${values.add(after[1], 'uuid')})`
      : '';
    const text = `with matches as materialized (
  select found.score, r.reading_id, r.article_id
    from find_readings(${stems.join(', ')}, ${most}) as found
    join reading r using (reading_id)${conditions.length > 0 ? '\n   where ' : ''}${conditions.map(([, sql]) => sql).join('\n     and ')}
   order by found.score desc, r.article_id desc
   limit ${MOST_MATCHES}
), best as (
  select * from matches${beyond}
   order by score desc, article_id desc
   limit ${values.add(order.limit + 1, 'integer')}
)
select (select coalesce(json_agg(row_to_json(page)), '[]') from (
         select json_build_array(best.score, best.article_id) as "key", best.score,
                ${selectList(articleColumns('r', shape, values))}
           from best
           join reading r on r.reading_id = best.reading_id
          order by best.score desc, best.article_id desc) as page) as "rows",
       ${wantsTotal ? '(select count(*)::integer from matches)' : 'null::integer'} as "total",
       ${wantsFacets ? FACETS : 'null::json'} as "facets"`;
    const letters = conditions.map(([letter]) => letter).join('');
    const extras = `${after ? '>' : ''}${wantsTotal ? '#' : ''}${wantsFacets ? '%' : ''}`;
    const statement = variantOf('delivery.search.page', `${letters}${extras}.${shapeVariant(shape)}`, text);
    const [row] = await this.database.query<Matches & { rows: MatchRow[] }>(statement, values.list);
    return row!;
  }
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
