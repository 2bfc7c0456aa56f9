import { Client } from 'pg';
import { seededRandom } from './random.js';
import { inventWords } from './vocabulary.js';

/** Words of the language but for the commonest, which search leaves out, and those of its subjects. */
const COMMON_VOCABULARY = 30_000;
const SUBJECTS = 200;
const WORDS_OF_A_SUBJECT = 50;
/** How much of an article is about its subject rather than about anything. */
const SUBJECT_SHARE = 0.12;
/** Ranks begin here: the words before it would be stop words. */
const SHIFT = 30;
const TITLE_WORDS = 6;
/** Only so many words of a text are stored as text: nothing here reads further. */
const STORED_WORDS = 160;
const ARTICLES_AT_A_TIME = 2000;
/** As the gate keeps them. */
const NEIGHBOURS = 20;

export interface GrowthCorpus {
  readonly articles: number;
  /** Words of an article that search knows, on the average; half more or less in each. */
  readonly words: number;
}

/**
 * Fills a migrated, empty database with articles of invented words by statements over whole portions, with triggers and
 * foreign keys off. The words follow Zipf's law (exponent 1, shifted by the stop words) and cluster by subject. The words and
 * their statistics are those the gate would write; texts are kept short, and neighbours follow the subject.
 */
export async function fillGrowthCorpus(
  adminUrl: string,
  { articles, words }: GrowthCorpus,
  say: (line: string) => void,
): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB';
      set maintenance_work_mem = '1GB'; select setseed(0.5)`);
    await insertVocabulary(client);
    // Known beforehand, so that counting need not compute every impact anew.
    await client.query(
      `insert into delivery.corpus (locale, documents, average_length) values ('en', $1, $2)`,
      [articles, averageLengthOf(words)],
    );
    await client.query(`drop index delivery.term_lexeme; alter table delivery.term drop constraint term_pk`);
    for (let from = 1; from <= articles; from += ARTICLES_AT_A_TIME) {
      await insertPortion(client, from, Math.min(from + ARTICLES_AT_A_TIME - 1, articles), words);
      if (from % 20_000 === 1) say(`  ${articles} articles: ${from - 1} written`);
    }
    say(`  ${articles} articles: indexes and statistics`);
    await client.query(`
      alter table delivery.term add constraint term_pk primary key (doc, lexeme_id) include (frequency, impact);
      create index term_lexeme on delivery.term (lexeme_id, impact desc) include (doc, frequency);
      select setval(pg_get_serial_sequence('delivery.reading', 'doc'), ${articles});
      update delivery.content_version set n = ${articles}`);
    await insertNeighbours(client, articles);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** Ranks are drawn; each has a word, and each word a stem, which it may share. */
async function insertVocabulary(client: Client): Promise<void> {
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

/** The title's words count four times, as the gate counts them. */
function averageLengthOf(words: number): number {
  return words + 3 * TITLE_WORDS;
}

async function insertPortion(client: Client, from: number, to: number, words: number): Promise<void> {
  const shared = COMMON_VOCABULARY;
  const averageLength = averageLengthOf(words);
  await client.query(`
    create temp table token as
    select doc, place, word, lexeme_id
    from (
      select doc, place,
             case when random() < ${SUBJECT_SHARE}
               then ${shared} + (doc % ${SUBJECTS}) * ${WORDS_OF_A_SUBJECT} + 1 + floor(random() * ${WORDS_OF_A_SUBJECT})::int
               else 1 + floor(${SHIFT} * (pow(${(shared + SHIFT) / SHIFT}, random()) - 1))::int
             end as rank
      from (select doc, (${words / 2} + random() * ${words})::int as length from generate_series(${from}, ${to}) as doc) as sized
      cross join lateral generate_series(1, length) as place
    ) as drawn
    join ranked using (rank);

    insert into delivery.term (doc, lexeme_id, frequency, impact)
    select doc, lexeme_id, frequency, frequency * 2.2 / (frequency + 1.2 * (.25 + .75 * length / ${averageLength}))
    from (
      select doc, lexeme_id, sum(case when place <= ${TITLE_WORDS} then 4 else 1 end)::real as frequency,
             sum(sum(case when place <= ${TITLE_WORDS} then 4 else 1 end)) over (partition by doc)::real as length
      from token group by doc, lexeme_id
    ) as counted;

    insert into delivery.reading
      (reading_id, publication_id, article_id, translation_group_id, doc, revision, locale, slug, visible_from, published_at,
       updated_at, title, title_key, summary, words, characters, images, reading_seconds, reading_minutes, has_video,
       author_ids, topic_ids, related_ids, sections, figures, videos, portable_text, html, markdown, body_text, vocabulary)
    overriding system value
    select id, id, id, id, doc, 1, 'en', 'article-' || doc, at, at,
           at, title, title, title, ${words}, ${words * 6}, 0, ${Math.round(words / 4)}, ${Math.ceil(words / 228)}, false,
           '{}', '{}', '{}', '[]', '[]', '[]', '[]', '<p>' || text || '</p>', text, text, vocabulary
    from (
      select doc, md5('article ' || doc)::uuid as id,
             timestamptz '2016-01-01' + doc * (interval '10 years' / ${Math.max(to, 1)}) as at,
             string_agg(word, ' ' order by place) filter (where place <= ${TITLE_WORDS}) as title,
             string_agg(word, ' ' order by place) filter (where place <= ${STORED_WORDS}) as text,
             ' ' || string_agg(distinct word, ' ') || ' ' as vocabulary
      from token group by doc
    ) as written;

    insert into delivery.document (doc, locale, length, norm, reading_id, article_id, topic_ids, visible_from, visible_until)
    select doc, 'en', sum(frequency), 0, reading_id, article_id, topic_ids, visible_from, visible_until
    from delivery.reading join delivery.term using (doc)
    where doc between ${from} and ${to}
    group by doc, reading_id, article_id, topic_ids, visible_from, visible_until;

    insert into delivery.slug_history (locale, slug, article_id, visible_from)
    select locale, slug, article_id, visible_from from delivery.reading where doc between ${from} and ${to};
    insert into editorial.publication (id, article_id, revision_id, visible, created_at)
    select reading_id, article_id, reading_id, tstzrange(visible_from, null), visible_from
    from delivery.reading where doc between ${from} and ${to};
    drop table token`);
}

/** By subject, with scores that a new article may just exceed; finding them by their words would take the most time of all. */
async function insertNeighbours(client: Client, articles: number): Promise<void> {
  await client.query(
    `insert into delivery.neighbour (reading_id, neighbour_id, score)
     select md5('article ' || doc)::uuid, md5('article ' || other)::uuid, 0.30 - 0.01 * k
     from generate_series(1, $1::int) as doc
     cross join generate_series(1, ${NEIGHBOURS}) as k
     cross join lateral (select 1 + (doc - 1 + k * ${SUBJECTS}) % $1::int as other) as placed
     where other <> doc
     on conflict do nothing`,
    [articles],
  );
}
