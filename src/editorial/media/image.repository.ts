import type { EntityManager } from 'typeorm';
import { beyondKey, orderBy, type SortPart } from '../../database/keyset.js';
import type { Page } from '../../graphql/connection.js';
import { containing } from '../containing.js';
import { IS_USED } from './image-use.repository.js';
import type { ImageFields, ImageFile, ImageRow } from './image.row.js';

const COLUMNS = `i.id, i.file_hash as "fileHash", i.mime, i.bytes::float8 as bytes, i.width, i.height, i.placeholder,
       i.focal_x as "focalX", i.focal_y as "focalY", i.credit, i.licence, i.title, i.alt_texts as "altTexts",
       i.is_revocable as "isRevocable", i.source_url as "sourceUrl", i.version, i.created_at as "createdAt",
       i.created_by as "createdById"`;

/** Images in no order; unknown and deleted ones are missing. */
export function findImages(manager: EntityManager, ids: readonly string[]): Promise<ImageRow[]> {
  return manager.query(
    `-- editorial.images.by-id
     select ${COLUMNS} from editorial.image i where i.id = any($1) and i.deleted_at is null`,
    [ids],
  );
}

/** As `findImages` for one, locked until the transaction ends. */
export async function lockImage(manager: EntityManager, id: string): Promise<ImageRow | null> {
  const [row] = await manager.query<ImageRow[]>(
    `-- editorial.image.lock
     select ${COLUMNS} from editorial.image i where i.id = $1 and i.deleted_at is null for update`,
    [id],
  );
  return row ?? null;
}

/** Those of the ids that are in the library. They stay there until the transaction ends. */
export async function holdImages(manager: EntityManager, ids: readonly string[]): Promise<Set<string>> {
  const rows = await manager.query<{ id: string }[]>(
    `-- editorial.images.hold
     select id from editorial.image where id = any($1) and deleted_at is null order by id for share`,
    [ids],
  );
  return new Set(rows.map((row) => row.id));
}

/** Which images a list holds; null is no condition. */
export interface ImageFilter {
  /** In title, credit, licence or alternative texts. */
  readonly text: string | null;
  /** Whether nothing may use it. */
  readonly isUnused: boolean | null;
}

/** Last come first: ids begin with their time. */
const NEWEST: readonly SortPart[] = [{ sql: 'i.id', type: 'uuid', descending: true }];

const MATCHES = `i.deleted_at is null
       and ($1::text is null or concat_ws(E'\\n', i.title, i.credit, i.licence, i.alt_texts::text) ilike $1)
       and ($2::boolean is null or $2 <> ${IS_USED})`;

/** A page of images, one more than the page holds where there are more. */
export function pageOfImages(manager: EntityManager, filter: ImageFilter, page: Page): Promise<ImageRow[]> {
  return manager.query(
    `-- editorial.images.page
     with clock as materialized (select clock_timestamp() as now)
     select ${COLUMNS}
     from editorial.image i
     where ${MATCHES}
       and ${page.after ? beyondKey(NEWEST, 'after', 4) : 'true'}
     order by ${orderBy(NEWEST, false)}
     limit $3`,
    [containing(filter.text), filter.isUnused, page.limit + 1, ...(page.after ?? [])],
  );
}

export async function countImages(manager: EntityManager, filter: ImageFilter): Promise<number> {
  const [row] = await manager.query<[{ n: number }]>(
    `-- editorial.images.count
     with clock as materialized (select clock_timestamp() as now)
     select count(*)::integer as n from editorial.image i where ${MATCHES}`,
    [containing(filter.text), filter.isUnused],
  );
  return row.n;
}

/** A new image: its file lies in the storage already. */
export async function insertImage(
  manager: EntityManager,
  image: ImageFile & ImageFields & { id: string; sourceUrl: string | null; userId: string | null },
): Promise<void> {
  await manager.query(
    `-- editorial.image.insert
     insert into editorial.image (id, file_hash, mime, bytes, width, height, placeholder, focal_x, focal_y, credit,
       licence, title, alt_texts, is_revocable, source_url, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [image.id, ...fileValues(image), ...fieldValues(image), image.sourceUrl, image.userId],
  );
}

/** Writes what is said of a locked image. */
export async function updateImageFields(
  manager: EntityManager,
  id: string,
  fields: ImageFields,
): Promise<void> {
  await manager.query(
    `-- editorial.image.update
     update editorial.image
     set focal_x = $2, focal_y = $3, credit = $4, licence = $5, title = $6, alt_texts = $7, is_revocable = $8,
         version = version + 1, updated_at = clock_timestamp()
     where id = $1`,
    [id, ...fieldValues(fields)],
  );
}

/** Gives a locked image another file. What must stay in sight of the old one is not known of the new one. */
export async function updateImageFile(
  manager: EntityManager,
  id: string,
  file: ImageFile,
  sourceUrl: string | null,
): Promise<void> {
  await manager.query(
    `-- editorial.image.replace
     update editorial.image
     set file_hash = $2, mime = $3, bytes = $4, width = $5, height = $6, placeholder = $7, source_url = $8,
         focal_x = null, focal_y = null, version = version + 1, updated_at = clock_timestamp()
     where id = $1`,
    [id, ...fileValues(file), sourceUrl],
  );
}

/** Takes a locked image out of the library; revisions of the past go on naming it. */
export async function markDeleted(manager: EntityManager, id: string): Promise<void> {
  await manager.query(
    `-- editorial.image.delete
     update editorial.image set deleted_at = clock_timestamp(), version = version + 1 where id = $1`,
    [id],
  );
}

function fileValues(file: ImageFile): unknown[] {
  return [file.fileHash, file.mime, file.bytes, file.width, file.height, file.placeholder];
}

function fieldValues(fields: ImageFields): unknown[] {
  const { focalX, focalY, credit, licence, title, altTexts, isRevocable } = fields;
  return [focalX, focalY, credit, licence, title, altTexts, isRevocable];
}
