import { textSearchConfig } from '../../rules/text-search-config.js';
import { articleList } from '../articles/article.columns.js';
import type { ArticleRow } from '../articles/article.row.js';
import { shapeVariant, type ArticleShape } from '../articles/article.shape.js';
import { SqlValues } from '../sql-values.js';
import { variantOf, type DeliveryDatabase } from '../statements.js';

/** What the beginning of a question may become. */
export interface SuggestionRows {
  /** Words of visible articles that the last word may become, the commonest first. */
  readonly completions: readonly string[];
  /** Articles that have all the words, best first. */
  readonly articles: readonly ArticleRow[];
}

/** Ways a last word may go on that are looked at for articles. */
const COMPLETIONS_LOOKED_AT = 12;
/** What was typed in full says more than what is being guessed. */
const GUESS_WEIGHT = 0.5;

/**
 * Completes a question whose last word is being typed: `words` are complete, `beginning` is not. One statement, short enough
 * for every key that is pressed.
 */
export async function suggestionsFor(
  database: DeliveryDatabase,
  asked: { locale: string; words: readonly string[]; beginning: string },
  first: number,
  shape: ArticleShape,
): Promise<SuggestionRows> {
  const values = new SqlValues();
  const locale = values.add(asked.locale, 'text');
  const words = values.addTexts(asked.words);
  const beginning = values.add(asked.beginning, 'text');
  const config = values.add(textSearchConfig(asked.locale), 'text');
  const limit = values.add(first, 'integer');
  const text = `with completion as materialized (
  select word, stem, documents from complete_word(${locale}, ${beginning}, ${COMPLETIONS_LOOKED_AT}) where ${beginning} <> ''
), typed as materialized (
  select lexeme as stem,
         exists (select from stop_word where locale = ${locale} and stem = lexeme) as is_ignored
    from unnest(${words}) as given (word) cross join lateral unnest(to_tsvector(${config}::regconfig, given.word))
), asked as (
  select stem, max(weight) as weight from (
    select stem, 1::real as weight from typed
     where not is_ignored or not exists (select from typed where not is_ignored)
     union all
    select stem, ${GUESS_WEIGHT} from completion) as both_kinds
   group by stem
), stems as (
  select array_agg(stem order by stem) as stems, array_agg(weight order by stem) as weights,
         array_agg(${locale} order by stem) as locales
    from asked
), found as materialized (
  select reading_id, score from stems, find_readings(stems.locales, stems.stems, stems.weights, ${limit})
)
select (select coalesce(json_agg(word order by documents desc, word), '[]') from completion) as "completions",
       (select coalesce(json_agg(row_to_json(article) order by article.score desc, article."articleId"), '[]') from (
         select found.score, ${articleList(shape)}
           from found join reading r using (reading_id)) as article) as "articles"`;
  const statement = variantOf('delivery.search.suggest', shapeVariant(shape), text);
  const [row] = await database.query<SuggestionRows & { articles: ArticleRow[] }>(statement, values.list);
  return row!;
}
