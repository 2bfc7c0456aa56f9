import type { EntityManager } from 'typeorm';
import type { ReceiptRow } from './testimonial.row.js';

const COLUMNS = `id, testimonial_id as "testimonialId", kind, articles, images, words,
  content_version::float8 as "contentVersion", at, recorded_by as "recordedById"`;

/** The receipts of stories, the first of each first. */
export function findReceiptsOf(
  manager: EntityManager,
  testimonialIds: readonly string[],
): Promise<ReceiptRow[]> {
  return manager.query(
    `-- editorial.withdrawal-receipt.of-testimonials
     select ${COLUMNS} from editorial.withdrawal_receipt where testimonial_id = any($1) order by testimonial_id, at, id`,
    [testimonialIds],
  );
}

/** Stores what was removed where, at this instant. */
export async function insertReceipt(
  manager: EntityManager,
  receipt: Omit<ReceiptRow, 'at'>,
): Promise<ReceiptRow> {
  const [row] = await manager.query<[ReceiptRow]>(
    `-- editorial.withdrawal-receipt.insert
     insert into editorial.withdrawal_receipt
       (id, testimonial_id, kind, articles, images, words, content_version, at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp(), $8)
     returning ${COLUMNS}`,
    [
      receipt.id,
      receipt.testimonialId,
      receipt.kind,
      JSON.stringify(receipt.articles),
      JSON.stringify(receipt.images),
      receipt.words,
      receipt.contentVersion,
      receipt.recordedById,
    ],
  );
  return row;
}
