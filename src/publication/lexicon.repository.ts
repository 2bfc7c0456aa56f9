import type { DataSource, EntityManager } from 'typeorm';
import { foldText } from '../rules/search/fold.js';
import { textSearchConfig } from '../rules/text-search-config.js';
import type { PreparedReading } from './prepared-reading.js';

/** A word of the title counts as much as four of the body: 1 of its own and 3 on top. */
const TITLE_WEIGHT = 3;

/**
 * The stemmed words of title, written summary and text as ids of the lexicon, with their frequencies. Words the lexicon lacks are added, outside
 * of any publishing transaction, so that two publishers never wait for each other's words; a word whose article then
 * fails to appear harms nobody, since it counts no documents and the delivery login sees no lexicon.
 */
export async function termsOf(
  manager: DataSource | EntityManager,
  reading: Omit<PreparedReading, 'terms'>,
): Promise<PreparedReading['terms']> {
  const { locale, title, summary } = reading.revision;
  const config = textSearchConfig(locale);
  const words = await manager.query<{ lexeme: string; frequency: number }[]>(
    `-- publication.lexicon.words
     select lexeme, cardinality(positions) + ${TITLE_WEIGHT} * cardinality(array_positions(weights, 'A')) as frequency
     from unnest(setweight(to_tsvector($1::regconfig, $2), 'A') || to_tsvector($1::regconfig, $3))
     order by lexeme collate "C"`,
    [config, foldText(title, locale), foldText(`${summary ?? ''}\n${reading.bodyText}`, locale)],
  );
  const lexemes = words.map((word) => word.lexeme);
  // Most words of most articles are known already: they are looked up first, and then none is added.
  let ids = await findIds(manager, locale, lexemes);
  if (ids.length < lexemes.length) {
    await manager.query(
      `-- publication.lexicon.add
       insert into delivery.lexeme (locale, lexeme)
       select $1, word from unnest($2::text[]) with ordinality as given (word, place)
       where not exists (select from delivery.lexeme known where known.locale = $1 and known.lexeme = word)
       order by place
       on conflict do nothing`,
      [locale, lexemes],
    );
    ids = await findIds(manager, locale, lexemes);
  }
  await manager.query(
    `-- publication.lexicon.add-words
     insert into delivery.word (locale, word, lexeme_id)
     select $1, word, lexeme.id
     from unnest($2::text[]) with ordinality as given (word, place)
     cross join lateral (select lexeme from unnest(to_tsvector($3::regconfig, word)) limit 1) as stem
     join delivery.lexeme on lexeme.locale = $1 and lexeme.lexeme = stem.lexeme
     where not exists (select from delivery.word known where known.locale = $1 and known.word = given.word)
     order by place
     on conflict do nothing`,
    [locale, reading.vocabulary, config],
  );
  return { lexemeIds: ids, frequencies: words.map((word) => word.frequency) };
}

/** Ids of lexemes in their order; of those the lexicon has. */
async function findIds(
  manager: DataSource | EntityManager,
  locale: string,
  lexemes: readonly string[],
): Promise<number[]> {
  const rows = await manager.query<{ id: number }[]>(
    `-- publication.lexicon.ids
     select id from unnest($2::text[]) with ordinality as given (word, place)
     join delivery.lexeme on locale = $1 and lexeme = word
     order by place`,
    [locale, lexemes],
  );
  return rows.map((row) => row.id);
}
