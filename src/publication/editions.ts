import type { EntityManager } from 'typeorm';
import type { Stretch } from '../rules/editions.js';
import type { Microseconds } from '../rules/publication-plan.js';
import { newId } from '../rules/uuid.js';
import { copyImages, insertImageUses } from './image.repository.js';
import { enterNeighbourhood, type Way } from './neighbourhood.js';
import { editionsWithin, type PreparedPublication } from './prepared-publication.js';
import { insertReading } from './reading.repository.js';

/** Which publication it is, and when it is read. */
export interface EditionsOrder extends Stretch {
  readonly publicationId: string;
  /** The instant the article was first visible. */
  readonly firstFrom: Microseconds;
}

/** Writes the reading rows of a publication, one for each edition, with all that hangs on them. */
export async function enterEditions(
  manager: EntityManager,
  way: Way,
  prepared: PreparedPublication,
  { publicationId, firstFrom, ...stretch }: EditionsOrder,
): Promise<void> {
  const editions = editionsWithin(prepared.editions, stretch);
  await copyImages(manager, [...prepared.sources.images.values()]);
  for (const [index, { from, until, reading }] of editions.entries()) {
    const readingId = newId(new Date(from / 1000));
    const doc = await insertReading(manager, { readingId, publicationId }, reading, {
      from,
      until,
      firstFrom,
    });
    await insertImageUses(manager, readingId, reading.imageIds);
    // Recounting a small corpus once, at the end, takes in all of them.
    const isLast = index === editions.length - 1;
    await enterNeighbourhood(
      manager,
      isLast ? way : 'incremental',
      doc,
      prepared.revision.locale,
      reading.terms,
    );
  }
}
