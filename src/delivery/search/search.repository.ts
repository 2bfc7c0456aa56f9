import type { SortKey } from '../../graphql/cursor.js';
import { textSearchConfig } from '../../rules/text-search-config.js';
import { articleColumns } from '../articles/article.columns.js';
import { filterConditions } from '../articles/article-list.js';
import type { ArticleRow } from '../articles/article.row.js';
import { shapeVariant, type ArticleShape } from '../articles/article.shape.js';
import { selectList } from '../columns.js';
import type { ArticleFilter } from '../delivery.types.generated.js';
import { SqlValues } from '../sql-values.js';
import { variantOf, type DeliveryDatabase } from '../statements.js';

/** A match, with its place among the matches and a passage in which `START` and `STOP` stand around each match. */
export type MatchRow = ArticleRow & {
  readonly key: SortKey;
  readonly score: number;
  readonly passage: string;
};

/** Around matches in a passage: characters that no text has, since they are taken out of it. */
export const START = '\u{2}';
export const STOP = '\u{3}';

/** Totals are counted no further. */
export const MOST_MATCHES = 1000;

/** Nobody types more; the rest is left out. UTF-16 code units. */
const LONGEST_TEXT = 500;

/** What is searched for. */
export interface Search {
  readonly text: string;
  readonly filter: ArticleFilter;
  /** Locales the site has: each brings the dictionary of its language. */
  readonly locales: readonly string[];
}

/**
 * Full text search over visible rows, words of which any may match, each locale by its own dictionary. It reads every body each
 * time, so it suits some thousands of articles; the term rows of the lexicon will take its place.
 */
export class SearchRepository {
  constructor(private readonly database: DeliveryDatabase) {}

  /** Best matches first, one row more than `limit` where there are more. */
  async page(search: Search, limit: number, after: SortKey | null, shape: ArticleShape): Promise<MatchRow[]> {
    const values = new SqlValues();
    const beyond = after
      ? `\n where (m.score, m.article_id) < (${values.add(after[0], 'real')}, ${values.add(after[1], 'uuid')})`
      : '';
    const { text: matches, variant } = matchesText(search, values);
    const text = `${matches}, best as (
  select m.* from matches m${beyond}
   order by m.score desc, m.article_id desc
   limit ${values.add(limit + 1, 'integer')}
)
select json_build_array(best.score, best.article_id) as "key",
       best.score,
       ts_headline(best.config, translate(r.summary || ' ' || r.body_text, chr(2) || chr(3), ''), best.query,
                   'StartSel=' || chr(2) || ', StopSel=' || chr(3) || ', MinWords=15, MaxWords=40') as "passage",
       ${selectList(articleColumns('r', shape, values))}
  from best
  join reading r on r.publication_id = best.publication_id
 order by best.score desc, best.article_id desc`;
    const name = `${after ? '>' : ''}${variant}.${shapeVariant(shape)}`;
    return this.database.query<MatchRow>(variantOf('delivery.search.page', name, text), values.list);
  }

  /** Number of matches, at most `MOST_MATCHES`. */
  async count(search: Search): Promise<number> {
    const values = new SqlValues();
    const { text: matches, variant } = matchesText(search, values);
    const text = `${matches}
select count(*)::integer as count
  from (select from matches limit ${MOST_MATCHES}) counted`;
    const [row] = await this.database.query<{ count: number }>(
      variantOf('delivery.search.count', variant, text),
      values.list,
    );
    return row!.count;
  }
}

/** The rows that hold any of the words, with their scores. Words are read by the dictionary, so nothing in them is syntax. */
function matchesText(search: Search, values: SqlValues): { text: string; variant: string } {
  const locales = search.filter.locale != null ? [search.filter.locale] : search.locales;
  const words = values.add(search.text.slice(0, LONGEST_TEXT), 'text');
  const conditions = filterConditions(search.filter, values);
  const text = `with dictionary as (
  select d.locale, d.config::regconfig as config,
         (select string_agg(quote_literal(word), ' | ')::tsquery
            from unnest(tsvector_to_array(to_tsvector(d.config::regconfig, ${words}))) as w (word)) as query
    from unnest(${values.addTexts(locales)}, ${values.addTexts(locales.map(textSearchConfig))}) as d (locale, config)
), matches as (
  select r.publication_id, r.article_id, d.config, d.query, ts_rank(v.document, d.query) as score
    from dictionary d
    join reading r on r.locale = d.locale
   cross join lateral (
     select setweight(to_tsvector(d.config, r.title), 'A') || setweight(to_tsvector(d.config, r.summary), 'B')
            || to_tsvector(d.config, left(r.body_text, 300000)) as document) v
   where v.document @@ d.query${conditions.map(([, sql]) => `\n     and ${sql}`).join('')}
)`;
  return { text, variant: conditions.map(([letter]) => letter).join('') };
}
