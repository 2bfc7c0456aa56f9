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
  const texts = [foldText(title, locale), foldText(`${summary ?? ''}\n${reading.bodyText}`, locale)];
  const lookUp = async () => {
    const [row] = await manager.query<[FoundWords]>(LOOK_UP, [
      config,
      ...texts,
      locale,
      reading.vocabulary.join(' '),
    ]);
    return row;
  };
  // Most words of most articles are known already: they are looked up first, and then none is added.
  let found = await lookUp();
  const isComplete = !found.ids.includes(null);
  if (!isComplete) await manager.query(ADD_LEXEMES, [config, ...texts, locale]);
  if (found.unknown.length > 0) await manager.query(ADD_WORDS, [locale, found.unknown, config]);
  if (!isComplete) found = await lookUp();
  return { lexemeIds: found.ids.filter((id) => id !== null), frequencies: found.frequencies };
}

/** What the lexicon knows of a text. */
interface FoundWords {
  /** Of its stems, in their order; null: not in the lexicon. */
  readonly ids: readonly (number | null)[];
  readonly frequencies: readonly number[];
  /** Its words that the lexicon lacks and that have a stem, in their order. */
  readonly unknown: readonly string[];
}

const STEMS = `unnest(setweight(to_tsvector($1::regconfig, $2), 'A') || to_tsvector($1::regconfig, $3))`;

/** As JSON: Node reads that faster than rows or arrays. No word holds a space. */
const LOOK_UP = `-- publication.lexicon.look-up
     select coalesce(json_agg(lexeme.id order by stem.lexeme collate "C"), '[]') as ids,
            coalesce(json_agg(cardinality(positions) + ${TITLE_WEIGHT} * cardinality(array_positions(weights, 'A'))
                              order by stem.lexeme collate "C"), '[]') as frequencies,
            (select coalesce(json_agg(word order by place), '[]')
             from (
               select word, place
               from unnest(string_to_array($5, ' ')) with ordinality as given (word, place)
               where not exists (select from delivery.word known where known.locale = $4 and known.word = given.word)
               -- Stems are asked for the few that are left, among which stop words have none.
               offset 0
             ) as given
             where to_tsvector($1::regconfig, word) <> ''::tsvector) as unknown
     from ${STEMS} as stem
     left join delivery.lexeme on lexeme.locale = $4 and lexeme.lexeme = stem.lexeme`;

const ADD_LEXEMES = `-- publication.lexicon.add
     insert into delivery.lexeme (locale, lexeme)
     select $4, stem.lexeme from ${STEMS} as stem
     where not exists (select from delivery.lexeme known where known.locale = $4 and known.lexeme = stem.lexeme)
     order by stem.lexeme collate "C"
     on conflict do nothing`;

const ADD_WORDS = `-- publication.lexicon.add-words
     insert into delivery.word (locale, word, lexeme_id)
     select $1, word, lexeme.id
     from unnest($2::text[]) with ordinality as given (word, place)
     cross join lateral (select lexeme from unnest(to_tsvector($3::regconfig, word)) limit 1) as stem
     join delivery.lexeme on lexeme.locale = $1 and lexeme.lexeme = stem.lexeme
     where not exists (select from delivery.word known where known.locale = $1 and known.word = given.word)
     order by place
     on conflict do nothing`;
