import type { EntityManager } from 'typeorm';
import { placed, type Reach } from './nearest-neighbours.js';

/** Neighbours kept of each kind, visible and yet to come; the answer shows 12 at most. */
const NEIGHBOURS = 20;
/** For lists that are made in the background. */
const REACH: Reach = { postings: 10_000, candidates: 100 };
/** For a new row, while somebody waits. It belongs into some twenty lists, seldom into more than ninety. */
const REACH_AT_ONCE: Reach = { postings: 5000, candidates: 100 };

/** Gives new rows their neighbours and, cosine being symmetric, enters them into the lists they now belong into. */
export async function linkNeighbours(
  manager: EntityManager,
  docs: readonly number[],
  locale: string,
): Promise<void> {
  await manager.query(
    `-- publication.neighbours.link
     with ${placed(REACH_AT_ONCE)}, myself as (
       select reading_id, doc in (select doc from to_come) as is_to_come from delivery.document where doc = any($1)
     )
     insert into delivery.neighbour (reading_id, neighbour_id, score)
     select source, target, score from placed where place <= ${NEIGHBOURS}
     union all
     select placed.target, placed.source, placed.score
     from placed
     join myself on myself.reading_id = placed.source
     where placed.score > coalesce((
         select score from delivery.neighbour
         where reading_id = placed.target
           and (neighbour_id in (select reading_id from to_come)) = myself.is_to_come
           and neighbour_id not in (select reading_id from ended)
         order by score desc, neighbour_id
         offset ${NEIGHBOURS - 1} limit 1), 0)
     on conflict (reading_id, neighbour_id) do nothing`,
    [docs, locale],
  );
}

/** Keeps anybody else from finding neighbours of rows that are about to go. Call it before they are touched. */
export async function lockDocuments(manager: EntityManager, readingIds: readonly string[]): Promise<void> {
  // Whoever finds neighbours of them has these locked as well: each would wait for the other otherwise.
  await manager.query(
    `-- publication.neighbours.lock
     select from delivery.document where reading_id = any($1) order by doc for update`,
    [readingIds],
  );
}

/**
 * As SQL before a `delete` of the readings in $1: takes them out of every list. Who holds one of the pairs locked takes it away as
 * well, so nobody waits for another pair; should that one fail, it stays as a pair of a reading that is gone, which shows nowhere
 * and goes with the next refresh.
 */
export const UNLINKED = `
     gone as materialized (
       select reading_id, neighbour_id from delivery.neighbour
       where reading_id = any($1) or neighbour_id = any($1)
       for update skip locked
     ), unlinked as (
       delete from delivery.neighbour using gone
       where neighbour.reading_id = gone.reading_id and neighbour.neighbour_id = gone.neighbour_id
     )`;

/** Makes the lists of some rows anew, by the statistics of the day. */
export async function rebuildNeighbours(
  manager: EntityManager,
  docs: readonly number[],
  locale: string,
): Promise<void> {
  await manager.query(
    `-- publication.neighbours.clear
     delete from delivery.neighbour using delivery.document
     where document.reading_id = neighbour.reading_id and document.doc = any($1)`,
    [docs],
  );
  await manager.query(
    `-- publication.neighbours.rebuild
     with ${placed(REACH)}
     insert into delivery.neighbour (reading_id, neighbour_id, score)
     select source, target, score from placed where place <= ${NEIGHBOURS}
     -- Somebody may have published between the two statements, and entered the pair already.
     on conflict (reading_id, neighbour_id) do nothing`,
    [docs, locale],
  );
  await markLinked(manager, docs, locale);
}

/** Notes that rows have their neighbours by the statistics as they are. */
export async function markLinked(
  manager: EntityManager,
  docs: readonly number[],
  locale: string,
): Promise<void> {
  await manager.query(
    `-- publication.neighbours.linked
     with corpus as (
       select coalesce((select generation from delivery.corpus where locale = $2), 0) as generation
     )
     update delivery.document set generation = corpus.generation
     from corpus
     where document.doc = any($1) and document.generation <> corpus.generation`,
    [docs, locale],
  );
}

/** Removes pairs of which one side is gone for good. They show nowhere, and only take room. */
export async function deleteLostNeighbours(manager: EntityManager): Promise<void> {
  await manager.query(
    `-- publication.neighbours.delete-lost
     delete from delivery.neighbour
     where not exists (select from delivery.reading where reading.reading_id = neighbour.reading_id)
        or not exists (select from delivery.reading where reading.reading_id = neighbour.neighbour_id)`,
  );
}
