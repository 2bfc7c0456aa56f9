import type { EntityManager } from 'typeorm';
import { inverseFrequency, termWeight } from '../../publication/nearest-neighbours.js';

/** Why an article stands near another. */
export interface RelatedExplanationRow {
  readonly articleId: string;
  readonly score: number;
  readonly isPicked: boolean;
  readonly sharedWords: readonly { readonly stem: string; readonly weight: number }[];
  readonly topicIds: readonly string[];
}

/** Words told of a pair. */
const MOST_WORDS = 10;

const VISIBLE = (reading: string) =>
  `${reading}.visible_from <= (select clock_timestamp()) and ${reading}.visible_until > (select clock_timestamp())`;

/** The visible neighbours of an article's visible reading, the nearest first, as delivery has them. */
export function explainNeighbours(
  manager: EntityManager,
  articleId: string,
  first: number,
): Promise<RelatedExplanationRow[]> {
  return manager.query(
    `-- editorial.related.explain
     with near as materialized (
       select here.doc as here_doc, there.doc as there_doc, here.locale, here.topic_ids as here_topics,
              there.topic_ids as there_topics, there.article_id, neighbour.score, neighbour.neighbour_id,
              there.article_id = any(here.related_ids) as is_picked
       from delivery.reading as here
       join delivery.neighbour on neighbour.reading_id = here.reading_id
       join delivery.reading as there on there.reading_id = neighbour.neighbour_id
       where here.article_id = $1 and ${VISIBLE('here')} and ${VISIBLE('there')}
       order by neighbour.score desc, neighbour.neighbour_id
       limit $2
     )
     select near.article_id as "articleId", near.score, near.is_picked as "isPicked",
            (select coalesce(json_agg(json_build_object('stem', lexeme, 'weight', weight) order by weight desc, lexeme), '[]')
             from (
               select lexeme.lexeme,
                      ${termWeight('mine.frequency', 'idf')} * ${termWeight('theirs.frequency', 'idf')}
                        / nullif(here.norm * there.norm, 0) as weight
               from delivery.term as mine
               join delivery.term as theirs on theirs.doc = near.there_doc and theirs.lexeme_id = mine.lexeme_id
               join delivery.lexeme on lexeme.id = mine.lexeme_id
               join delivery.document as here on here.doc = near.here_doc
               join delivery.document as there on there.doc = near.there_doc
               left join delivery.corpus on corpus.locale = near.locale
               cross join lateral (
                 select ${inverseFrequency('coalesce(corpus.documents, 0)', 'lexeme.document_frequency')} as idf
               ) as counted
               where mine.doc = near.here_doc
               order by weight desc nulls last, lexeme.lexeme
               limit ${MOST_WORDS}
             ) as shared where weight > 0) as "sharedWords",
            array(select id from unnest(near.here_topics) with ordinality as mine (id, place)
                  where id = any(near.there_topics) order by place) as "topicIds"
     from near
     order by near.score desc, near.neighbour_id`,
    [articleId, first],
  );
}
