import type { Client } from 'pg';
import { seededRandom } from './random.js';
import { inventWords } from './vocabulary.js';

/** Words of the language but for the commonest, which search leaves out, and those of its subjects. */
export const COMMON_VOCABULARY = 30_000;
export const SUBJECTS = 200;
export const WORDS_OF_A_SUBJECT = 50;

/** Ranks are drawn; each has a word, and each word a stem, which it may share. */
export async function insertVocabulary(client: Client): Promise<void> {
  const invented = inventWords(seededRandom('growth'), COMMON_VOCABULARY + SUBJECTS * WORDS_OF_A_SUBJECT);
  await client.query(
    `create temp table ranked as
     select place::int as rank, word, (select lexeme from unnest(to_tsvector('english', word)) limit 1) as stem
     from unnest($1::text[]) with ordinality as given (word, place)`,
    [invented],
  );
  await client.query(`
    delete from ranked where stem is null;
    insert into delivery.lexeme (locale, lexeme) select 'en', stem from ranked group by stem order by min(rank);
    insert into delivery.word (locale, word, lexeme_id)
    select 'en', word, id from ranked join delivery.lexeme on lexeme = stem;
    alter table ranked add column lexeme_id int;
    update ranked set lexeme_id = id from delivery.lexeme where lexeme = stem;
    create unique index on ranked (rank);
    analyze ranked`);
}
