import type { EntityManager } from 'typeorm';

/**
 * Lets no cache keep images of the library unasked from now on, as they show a patient. Returns those that are there, and
 * whether that is new to them.
 */
export async function makeRevocable(
  manager: EntityManager,
  imageIds: readonly string[],
): Promise<{ id: string; isNew: boolean }[]> {
  if (imageIds.length === 0) return [];
  const rows = await manager.query<{ id: string; isRevocable: boolean }[]>(
    `-- editorial.testimonial.images.lock
     select id, is_revocable as "isRevocable" from editorial.image
     where id = any($1) and deleted_at is null order by id for update`,
    [imageIds],
  );
  const fresh = rows.filter((it) => !it.isRevocable).map(({ id }) => id);
  if (fresh.length > 0) {
    await manager.query(
      `-- editorial.testimonial.images.revocable
       update editorial.image set is_revocable = true, version = version + 1, updated_at = clock_timestamp()
       where id = any($1)`,
      [fresh],
    );
  }
  return rows.map(({ id, isRevocable }) => ({ id, isNew: !isRevocable }));
}

/** Takes images out of the library: whoever is no administrator is shown them no more than readers are. */
export async function hideImages(manager: EntityManager, imageIds: readonly string[]): Promise<void> {
  if (imageIds.length === 0) return;
  await manager.query(
    `-- editorial.testimonial.images.hide
     update editorial.image set deleted_at = clock_timestamp(), version = version + 1
     where id = any($1) and deleted_at is null`,
    [imageIds],
  );
}

/** Removes what is known of images. Nothing may refer to them. */
export async function eraseImages(manager: EntityManager, imageIds: readonly string[]): Promise<void> {
  if (imageIds.length === 0) return;
  await manager.query(
    `-- editorial.testimonial.images.erase
     delete from editorial.image where id = any($1)`,
    [imageIds],
  );
}
