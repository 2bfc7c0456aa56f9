import { Client } from 'pg';
import { dropIndexes } from './growth-indexes.js';
import { authorIds, topicIds } from './growth-links.js';
import { COMMON_VOCABULARY, insertVocabulary, SUBJECTS, WORDS_OF_A_SUBJECT } from './growth-vocabulary.js';

/** How much of an article is about its subject rather than about anything. */
const SUBJECT_SHARE = 0.12;
/** Ranks begin here: the words before it would be stop words. */
const SHIFT = 30;
const TITLE_WORDS = 6;
/** Only so many words of a text are stored as text: nothing here reads further. */
const STORED_WORDS = 160;
/** Words drawn in one statement: enough that statements cost nothing, few enough to stay in memory. */
const WORDS_AT_A_TIME = 1_000_000;
/** As the gate keeps them. */
const NEIGHBOURS = 20;
/** The articles' days of publication spread evenly from here over ten years. */
const FIRST_DAY_MS = Date.UTC(2016, 0, 1);
const TEN_YEARS_MS = 10 * 365 * 86_400_000;
/** Raised where the corpora come out otherwise. Version 1 had neither topics nor authors. */
export const CORPUS_VERSION = 2;

const TABLES = [
  'delivery.reading',
  'delivery.reading_topic',
  'delivery.reading_author',
  'delivery.document',
  'delivery.term',
  'delivery.neighbour',
  'delivery.slug_history',
  'editorial.publication',
];

export interface GrowthCorpus {
  readonly articles: number;
  /** Words of an article that search knows, on the average; half more or less in each. */
  readonly words: number;
}

/**
 * Fills a migrated database that has its topics and authors with articles of invented words, by statements over whole portions, with
 * triggers off and indexes built afterwards. The words follow Zipf's law (exponent 1, shifted by the stop words) and cluster by
 * subject. Words, their statistics (taken by `count`) and links are those the gate would write; texts are kept short, and
 * neighbours follow the subject.
 */
export async function fillGrowthCorpus(
  adminUrl: string,
  corpus: GrowthCorpus,
  count: () => Promise<void>,
  say: (line: string) => void,
): Promise<void> {
  const { articles, words } = corpus;
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica; set work_mem = '256MB'; set temp_buffers = '256MB';
      set maintenance_work_mem = '1GB'; select setseed(0.5)`);
    await insertVocabulary(client);
    // Known beforehand, so that counting need not compute every impact anew.
    await client.query(
      `insert into delivery.corpus (locale, documents, average_length) values ('en', $1, $2)`,
      [articles, averageLengthOf(words)],
    );
    const rebuild = await dropIndexes(client, TABLES);
    // What is written to a table that its own transaction emptied needs no log.
    await client.query(`begin; truncate ${TABLES.join(', ')}`);
    await makeTemporaryTables(client, articles);
    const portion = Math.ceil(WORDS_AT_A_TIME / words);
    for (let from = 1; from <= articles; from += portion) {
      await insertPortion(client, from, Math.min(from + portion - 1, articles), corpus);
      say(`  ${articles} articles: ${Math.min(from + portion - 1, articles)} written`);
    }
    await insertNeighbours(client, articles);
    await client.query('commit; analyze delivery.term, delivery.document, delivery.lexeme');
    say(`  ${articles} articles: statistics`);
    await count();
    say(`  ${articles} articles: indexes`);
    // Counting wrote each of its rows again.
    await client.query('vacuum full delivery.document');
    for (const command of rebuild) await client.query(command);
    await client.query(`select setval(pg_get_serial_sequence('delivery.reading', 'doc'), ${articles});
      update delivery.content_version set n = n + ${articles}`);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** The title's words count four times, as the gate counts them. */
function averageLengthOf(words: number): number {
  return words + 3 * TITLE_WORDS;
}

/** Ids as the service makes them, so that rows of the same time lie together in indexes too; and words of a portion. */
async function makeTemporaryTables(client: Client, articles: number): Promise<void> {
  const at = `(${FIRST_DAY_MS} + doc::bigint * ${Math.floor(TEN_YEARS_MS / articles)})`;
  await client.query(`
    create temp table numbered as
    select doc, to_timestamp(${at} / 1000.0) as at,
           (lpad(to_hex(${at}), 12, '0') || '7' || substr(digest, 1, 3) || '8' || substr(digest, 4, 15))::uuid as id
    from (select doc, md5('article ' || doc) as digest from generate_series(1, ${articles}) as doc) as drawn;
    create unique index on numbered (doc) include (id, at);
    analyze numbered;
    create temp table token (doc int, place int, word text, lexeme_id int)`);
}

async function insertPortion(
  client: Client,
  from: number,
  to: number,
  { articles, words }: GrowthCorpus,
): Promise<void> {
  const shared = COMMON_VOCABULARY;
  const averageLength = averageLengthOf(words);
  await client.query(`
    truncate token;
    insert into token
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

    with written as (
      select doc, count(*) as words,
             sum(case when place <= ${TITLE_WORDS} then 4 else 1 end) as length,
             string_agg(word, ' ' order by place) filter (where place <= ${TITLE_WORDS}) as title,
             string_agg(word, ' ' order by place) filter (where place <= ${STORED_WORDS}) as text,
             ' ' || string_agg(distinct word, ' ') || ' ' as vocabulary
      from token group by doc
    ), reading as (
      insert into delivery.reading
        (reading_id, publication_id, article_id, translation_group_id, doc, revision, locale, slug, visible_from, published_at,
         updated_at, title, title_key, summary, words, characters, images, reading_seconds, reading_minutes, has_video,
         author_ids, topic_ids, related_ids, sections, figures, videos, portable_text, html, markdown, body_text, vocabulary)
      overriding system value
      select id, id, id, id, doc, 1, 'en', 'article-' || doc, at, at,
             at, title, title, title, words, words * 6, 0, words * 60 / 228, ceil(words / 228.0), false,
             ${authorIds('doc', articles)}, ${topicIds('doc', articles)},
             '{}', '[]', '[]', '[]', '[]', '<p>' || text || '</p>', text, text, vocabulary
      from written join numbered using (doc)
      order by doc
      returning *
    ), document as (
      insert into delivery.document (doc, locale, length, norm, reading_id, article_id, topic_ids, visible_from, visible_until)
      select doc, locale, written.length, 0, reading_id, article_id, topic_ids, visible_from, visible_until
      from reading join written using (doc)
    ), topics as (
      insert into delivery.reading_topic
        (reading_id, topic_id, article_id, published_at, visible_from, visible_until, updated_at, title_key, reading_seconds)
      select reading_id, unnest(topic_ids), article_id, published_at, visible_from, visible_until,
             updated_at, title_key, reading_seconds
      from reading
    ), authors as (
      insert into delivery.reading_author
        (reading_id, author_id, article_id, locale, published_at, visible_from, visible_until, updated_at, title_key,
         reading_seconds)
      select reading_id, unnest(author_ids), article_id, locale, published_at, visible_from, visible_until,
             updated_at, title_key, reading_seconds
      from reading
    ), slugs as (
      insert into delivery.slug_history (locale, slug, article_id, visible_from)
      select locale, slug, article_id, visible_from from reading
    )
    insert into editorial.publication (id, article_id, revision_id, visible, created_at)
    select reading_id, article_id, reading_id, tstzrange(visible_from, null), visible_from from reading`);
}

/**
 * Spread over all the years, of the same subject where there are enough, with scores that a new article may just exceed; finding
 * them by their words would take the most time of all.
 */
async function insertNeighbours(client: Client, articles: number): Promise<void> {
  const apart = Math.max(1, Math.floor(articles / (NEIGHBOURS + 1)));
  const step = apart < SUBJECTS ? apart : apart - (apart % SUBJECTS);
  await client.query(
    `insert into delivery.neighbour (reading_id, neighbour_id, score)
     select here.id, there.id, 0.30 - 0.01 * k
     from numbered as here
     cross join generate_series(1, ${Math.min(NEIGHBOURS, articles - 1)}) as k
     join numbered as there on there.doc = 1 + (here.doc - 1 + k * ${step}) % ${articles}`,
  );
}
