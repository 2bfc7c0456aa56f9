import type { EntityManager } from 'typeorm';
import { imageIdsOf } from '../rules/media/image-id.js';

/** An image of the library as the gate needs it. */
export interface StoredImage {
  readonly id: string;
  /** SHA-256 of the stored file, hex. */
  readonly fileHash: string;
  readonly mime: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Fractions of the size from the upper left corner; both null or neither. */
  readonly focalX: number | null;
  readonly focalY: number | null;
  /** A data URL. */
  readonly placeholder: string | null;
  /** Shows a patient: no cache may keep it unasked. */
  readonly isRevocable: boolean;
  readonly version: number;
}

const COLUMNS = `id, file_hash as "fileHash", mime, width, height, focal_x as "focalX", focal_y as "focalY", placeholder,
  is_revocable as "isRevocable", version`;

/** In no order; unknown and deleted ones are missing. `ids` are as figures have them (`imageIdOf` in rules/media/image-id). */
export async function findImages(
  manager: Pick<EntityManager, 'query'>,
  ids: readonly string[],
): Promise<StoredImage[]> {
  if (ids.length === 0) return [];
  return manager.query(
    `-- publication.images
     select ${COLUMNS} from editorial.image where id = any($1) and deleted_at is null`,
    [imageIdsOf(ids)],
  );
}

/** As `findImages`, in the order of their ids, locked against change until the transaction ends. */
export async function lockImages(manager: EntityManager, ids: readonly string[]): Promise<StoredImage[]> {
  if (ids.length === 0) return [];
  return manager.query(
    `-- publication.images.lock
     select ${COLUMNS} from editorial.image where id = any($1) and deleted_at is null order by id for share`,
    [imageIdsOf(ids)],
  );
}

/** Lets delivery know images as they are now. It shows them only while something visible uses them. */
export async function copyImages(manager: EntityManager, images: readonly StoredImage[]): Promise<void> {
  if (images.length === 0) return;
  await manager.query(
    `-- publication.images.copy
     insert into delivery.image (image_id, file_hash, mime, width, height, focal_x, focal_y, placeholder, is_revocable)
     select id, "fileHash", mime, width, height, "focalX", "focalY", placeholder, "isRevocable"
     from jsonb_to_recordset($1) as i (id uuid, "fileHash" text, mime text, width integer, height integer, "focalX" real,
       "focalY" real, placeholder text, "isRevocable" boolean)
     order by id
     on conflict (image_id) do update set
       file_hash = excluded.file_hash, mime = excluded.mime, width = excluded.width, height = excluded.height,
       focal_x = excluded.focal_x, focal_y = excluded.focal_y, placeholder = excluded.placeholder,
       is_revocable = excluded.is_revocable`,
    [JSON.stringify(images)],
  );
}

/** Notes which images a reading shows, for as long as it is visible. Unknown images are left out. */
export async function insertImageUses(
  manager: EntityManager,
  readingId: string,
  imageIds: readonly string[],
): Promise<void> {
  if (imageIds.length === 0) return;
  await manager.query(
    `-- publication.image-uses.insert
     insert into delivery.image_use (image_id, reading_id, visible_from, visible_until)
     select i.image_id, r.reading_id, r.visible_from, r.visible_until
     from delivery.reading r
     join delivery.image i on i.image_id = any($2)
     where r.reading_id = $1
     on conflict (image_id, reading_id) do nothing`,
    [readingId, imageIdsOf(imageIds)],
  );
}

/** Lets delivery know nothing more of images that nothing uses, not even what is only scheduled. */
export async function forgetUnusedImages(manager: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await manager.query(
    `-- publication.images.forget
     delete from delivery.image i
     where i.image_id = any($1)
       and not exists (select from delivery.image_use u where u.image_id = i.image_id)
       and not exists (select from delivery.author a where a.image_id = i.image_id)`,
    [ids],
  );
}

/** Articles of which something that is or will be read shows an image, in the order of their ids. */
export async function findArticlesShowing(manager: EntityManager, imageId: string): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `-- publication.image.articles
     select distinct r.article_id as id
     from delivery.image_use u join delivery.reading r on r.reading_id = u.reading_id
     where u.image_id = $1
     order by 1`,
    [imageId],
  );
  return rows.map((row) => row.id);
}

/** As `copyImages`, but only where delivery knows the image already; says whether readers see it now. */
export async function copyKnownImage(manager: EntityManager, imageId: string): Promise<boolean> {
  const [known] = await manager.query<{ isSeen: boolean }[]>(
    `-- publication.image.known
     select exists (select from delivery.image_use u
                    where u.image_id = i.image_id
                      and visible_from <= clock_timestamp() and visible_until > clock_timestamp())
         or exists (select from delivery.author a where a.image_id = i.image_id) as "isSeen"
     from delivery.image i where i.image_id = $1 for update`,
    [imageId],
  );
  if (!known) return false;
  await copyImages(manager, await findImages(manager, [imageId]));
  return known.isSeen;
}
