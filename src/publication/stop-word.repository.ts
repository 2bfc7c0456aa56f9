import type { EntityManager } from 'typeorm';
import { foldText } from '../rules/search/fold.js';
import { textSearchConfig } from '../rules/text-search-config.js';

/** Copies the stop list of a locale, as it is stored now, to where questions are read. */
export async function copyStopWords(manager: EntityManager, locale: string): Promise<void> {
  await manager.query(
    `-- publication.stop-words.clear
     delete from delivery.stop_word where locale = $1`,
    [locale],
  );
  const [list] = await manager.query<{ words: string[] }[]>(
    `-- publication.stop-words.list
     select words from editorial.stop_list where locale = $1`,
    [locale],
  );
  if (!list) return;
  await manager.query(
    `-- publication.stop-words.insert
     insert into delivery.stop_word (locale, word, stem)
     select $1, word, stem.lexeme
     from unnest($3::text[]) as given (word)
     cross join lateral (select lexeme from unnest(to_tsvector($2::regconfig, word)) limit 1) as stem
     order by word`,
    [locale, textSearchConfig(locale), list.words.map((word) => foldText(word, locale))],
  );
}
