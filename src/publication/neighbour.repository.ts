import type { EntityManager } from 'typeorm';
import { PLACED } from './nearest-neighbours.js';

/** Neighbours kept of each kind, visible and yet to come; the answer shows 12 at most. */
const NEIGHBOURS = 20;

/** Gives a new row its neighbours and, cosine being symmetric, enters it into the lists it now belongs into. */
export async function linkNeighbours(manager: EntityManager, doc: number, locale: string): Promise<void> {
  await manager.query(
    `-- publication.neighbours.link
     with ${PLACED}, myself as (
       select reading_id, visible_from > clock_timestamp() as is_to_come from delivery.reading where doc = any($1)
     )
     insert into delivery.neighbour (reading_id, neighbour_id, score)
     select source, target, score from placed where place <= ${NEIGHBOURS}
     union all
     select placed.target, placed.source, placed.score from placed cross join myself
     where placed.score > coalesce((
         select neighbour.score from delivery.neighbour
         join delivery.reading on reading.reading_id = neighbour.neighbour_id
         where neighbour.reading_id = placed.target
           and (reading.visible_from > clock_timestamp()) = myself.is_to_come
           and reading.visible_until > clock_timestamp()
         order by neighbour.score desc, neighbour.neighbour_id
         offset ${NEIGHBOURS - 1} limit 1), 0)
     on conflict (reading_id, neighbour_id) do nothing`,
    [[doc], locale],
  );
}

/** Takes publications out of every list. Rows are locked in one order, since two publishers may share some. */
export async function deleteNeighbours(manager: EntityManager, readingIds: readonly string[]): Promise<void> {
  await manager.query(
    `-- publication.neighbours.unlink
     with gone as materialized (
       select reading_id, neighbour_id from delivery.neighbour
       where reading_id = any($1) or neighbour_id = any($1)
       order by reading_id, neighbour_id
       for update
     )
     delete from delivery.neighbour using gone
     where neighbour.reading_id = gone.reading_id and neighbour.neighbour_id = gone.neighbour_id`,
    [readingIds],
  );
}

/** Makes the lists of some rows anew. */
export async function rebuildNeighbours(
  manager: EntityManager,
  docs: readonly number[],
  locale: string,
): Promise<void> {
  await manager.query(
    `-- publication.neighbours.clear
     delete from delivery.neighbour using delivery.reading
     where reading.reading_id = neighbour.reading_id and reading.doc = any($1)`,
    [docs],
  );
  await manager.query(
    `-- publication.neighbours.rebuild
     with ${PLACED}
     insert into delivery.neighbour (reading_id, neighbour_id, score)
     select source, target, score from placed where place <= ${NEIGHBOURS}
     -- Somebody may have published between the two statements, and entered the pair already.
     on conflict (reading_id, neighbour_id) do nothing`,
    [docs, locale],
  );
}
