import type { EntityManager } from 'typeorm';
import { foldText } from '../rules/search/fold.js';
import { textSearchConfig } from '../rules/text-search-config.js';

/**
 * The stems of texts as search reads them in a locale, one list a text, in the order of their words. A text of nothing but
 * the language's own stop words has none.
 */
export async function stemsOf(
  manager: EntityManager,
  locale: string,
  texts: readonly string[],
): Promise<string[][]> {
  const rows = await manager.query<{ stems: string[] }[]>(
    `-- publication.words.stems
     select array(select lexeme from unnest(to_tsvector($1::regconfig, folded)) order by positions[1], lexeme) as stems
     from unnest($2::text[]) with ordinality as given (folded, place)
     order by place`,
    [textSearchConfig(locale), texts.map((text) => foldText(text, locale))],
  );
  return rows.map((row) => row.stems);
}
