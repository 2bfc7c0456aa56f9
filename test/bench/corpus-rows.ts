import type { DataSource, EntityManager } from 'typeorm';
import type { PreparedReading } from '../../src/publication/prepared-reading.js';
import type { Body } from '../../src/rules/body/body.js';
import type { Corpus, CorpusArticle, CorpusAuthor, CorpusTopic } from './corpus.js';

/** Rows of the corpus that no gate writes, many at a time: each call hands over one JSON list. */

export async function insertAuthors(dataSource: DataSource, authors: readonly CorpusAuthor[]): Promise<void> {
  await dataSource.query(
    `-- bench.authors
     insert into editorial.author (id, slug, name, credentials, job_title, bio)
     select id, slug, name, credentials, "jobTitle", bio
     from jsonb_to_recordset($1) as author (id uuid, slug text, name text, credentials text, "jobTitle" jsonb, bio jsonb)`,
    [JSON.stringify(authors)],
  );
}

export async function insertTopics(
  dataSource: DataSource,
  locale: string,
  topics: readonly CorpusTopic[],
): Promise<void> {
  await dataSource.query(
    `-- bench.topics
     insert into editorial.topic (id, locale, slug, name, description)
     select id, $2, slug, name, description
     from jsonb_to_recordset($1) as topic (id uuid, slug text, name text, description text)`,
    [JSON.stringify(topics), locale],
  );
}

/** All articles, without their revisions: related links point both ways, so the articles must be there first. */
export async function insertArticles(dataSource: DataSource, corpus: Corpus): Promise<void> {
  const rows = Array.from({ length: corpus.size }, (_, place) => corpus.article(place)).map(
    ({ publishedAt, revision }) => ({
      id: revision.articleId,
      locale: revision.locale,
      group: revision.translationGroupId,
      slug: revision.slug,
      at: publishedAt,
    }),
  );
  await dataSource.query(
    `-- bench.articles
     with given as (
       select * from jsonb_to_recordset($1) as article (id uuid, locale text, "group" uuid, slug text, at timestamptz)
     ), article as (
       insert into editorial.article (id, locale, translation_group_id, workflow, created_at, updated_at)
       select id, locale, "group", 'APPROVED', at, at from given
     )
     insert into editorial.slug_claim (locale, slug, article_id) select locale, slug, id from given`,
    [JSON.stringify(rows)],
  );
}

/** The articles' revisions with their links. Returns the bodies by revision as stored: `jsonb` has an order of keys of its own. */
export async function insertRevisions(
  manager: EntityManager,
  articles: readonly CorpusArticle[],
  readings: readonly Pick<PreparedReading, 'readingMinutes'>[],
): Promise<Map<string, Body>> {
  const rows = articles.map(({ revision }, at) => ({
    ...revision,
    readingMinutes: readings[at]!.readingMinutes,
  }));
  const stored = await manager.query<{ id: string; body: Body }[]>(
    `-- bench.revisions
     with given as (
       select * from jsonb_to_recordset($1) as revision (
         "revisionId" uuid, "articleId" uuid, number int, slug text, title text, summary text, body jsonb,
         "originallyPublishedAt" timestamptz, "readingMinutes" int, "authorIds" uuid[], "topicIds" uuid[], "relatedIds" uuid[])
     ), revision as (
       insert into editorial.revision
         (id, article_id, number, slug, title, summary, body, originally_published_at, reading_minutes, created_at)
       select "revisionId", "articleId", number, slug, title, summary, body,
              "originallyPublishedAt", "readingMinutes", "originallyPublishedAt" from given
       returning id, body
     ), authors as (
       insert into editorial.revision_author (revision_id, author_id, position)
       select "revisionId", id, place from given, unnest("authorIds") with ordinality as link (id, place)
     ), topics as (
       insert into editorial.revision_topic (revision_id, topic_id, position)
       select "revisionId", id, place from given, unnest("topicIds") with ordinality as link (id, place)
     ), related as (
       insert into editorial.revision_related (revision_id, article_id, related_id, position)
       select "revisionId", "articleId", id, place from given, unnest("relatedIds") with ordinality as link (id, place)
     )
     select id, body from revision`,
    [JSON.stringify(rows)],
  );
  return new Map(stored.map(({ id, body }) => [id, body]));
}

/** 20 neighbours an article, as the gate keeps them, by a rule instead of by their words: evenly spread over the corpus. */
export async function insertNeighbours(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    `-- bench.neighbours
     with placed as (
       select reading_id, row_number() over (order by reading_id) - 1 as place, count(*) over () as size
       from delivery.reading
     )
     insert into delivery.neighbour (reading_id, neighbour_id, score)
     select here.reading_id, there.reading_id, 0.9 - 0.04 * k
     from placed as here
     cross join generate_series(1, 20) as k
     join placed as there on there.place = (here.place + k * greatest(1, here.size / 21)) % here.size
     where k * greatest(1, here.size / 21) < here.size`,
  );
}
