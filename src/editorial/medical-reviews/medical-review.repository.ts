import type { EntityManager } from 'typeorm';

/** A medical review as its repository reads it; days are texts. */
export interface MedicalReviewRow {
  readonly id: string;
  readonly articleId: string;
  /** Number of the revision that was checked. */
  readonly revision: number;
  /** Ids of authors, in order. */
  readonly reviewerIds: readonly string[];
  readonly reviewedOn: string;
  readonly nextDueOn: string;
  readonly isOverdue: boolean;
  readonly evidence: string | null;
  readonly note: string | null;
  readonly createdAt: Date;
  readonly createdById: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnById: string | null;
}

// The clock once a statement, and not now(), which is the transaction's beginning.
const COLUMNS = `
  v.id, v.article_id as "articleId", v.revision_number as revision, v.reviewers as "reviewerIds",
  v.reviewed_on::text as "reviewedOn", v.next_due_on::text as "nextDueOn",
  v.next_due_on <= ((select clock_timestamp()) at time zone 'utc')::date as "isOverdue",
  v.evidence, v.note, v.created_at as "createdAt", v.created_by as "createdById",
  v.withdrawn_at as "withdrawnAt", v.withdrawn_by as "withdrawnById"`;

/** Reviews in no order; unknown ids are missing. */
export function findReviews(manager: EntityManager, ids: readonly string[]): Promise<MedicalReviewRow[]> {
  return manager.query(
    `-- editorial.medical-review.by-id
     select ${COLUMNS} from editorial.medical_review v where v.id = any($1)`,
    [ids],
  );
}

/** Every review of articles, the latest first. */
export function findReviewsOf(
  manager: EntityManager,
  articleIds: readonly string[],
): Promise<MedicalReviewRow[]> {
  return manager.query(
    `-- editorial.medical-review.of-articles
     select ${COLUMNS} from editorial.medical_review v
     where v.article_id = any($1)
     order by v.article_id, v.reviewed_on desc, v.created_at desc`,
    [articleIds],
  );
}

/** The reviews that publications carry, in no order; those without are missing. */
export function findCarriedReviews(
  manager: EntityManager,
  publicationIds: readonly string[],
): Promise<(MedicalReviewRow & { readonly publicationId: string })[]> {
  return manager.query(
    `-- editorial.medical-review.carried
     select p.id as "publicationId", ${COLUMNS}
     from editorial.publication p
     join editorial.revision r on r.id = p.revision_id
     cross join lateral editorial.review_of(p.article_id, r.number, p.change_kind) v
     where p.id = any($1)`,
    [publicationIds],
  );
}

/** The review that a publication carried at an instant, overdue or not by that day in UTC; null where it carried none. */
export async function findReviewAsOf(
  manager: EntityManager,
  publicationId: string,
  at: Date,
): Promise<MedicalReviewRow | null> {
  const [row] = await manager.query<MedicalReviewRow[]>(
    `-- editorial.medical-review.as-of
     select ${COLUMNS}, v.next_due_on <= ($2::timestamptz at time zone 'utc')::date as "isOverdue"
     from editorial.publication p
     join editorial.revision r on r.id = p.revision_id
     cross join lateral editorial.review_of(p.article_id, r.number, p.change_kind, $2) v
     where p.id = $1`,
    [publicationId, at],
  );
  return row ?? null;
}

/** A review about to be stored. */
export interface NewReview {
  readonly id: string;
  readonly articleId: string;
  readonly revision: number;
  readonly reviewerIds: readonly string[];
  readonly reviewedOn: string;
  readonly nextDueOn: string;
  readonly evidence: string | null;
  readonly note: string | null;
  readonly userId: string | null;
}

/** Stores a review. False where the article has no such revision. */
export async function insertReview(manager: EntityManager, review: NewReview): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `-- editorial.medical-review.insert
     insert into editorial.medical_review (
       id, article_id, revision_number, reviewers, reviewed_on, next_due_on, evidence, note, created_by
     )
     select $1, article_id, number, $4::uuid[], $5::date, $6::date, $7, $8, $9
     from editorial.revision where article_id = $2 and number = $3
     returning id`,
    [
      review.id,
      review.articleId,
      review.revision,
      review.reviewerIds,
      review.reviewedOn,
      review.nextDueOn,
      review.evidence,
      review.note,
      review.userId,
    ],
  );
  return rows.length > 0;
}

/** Takes a review back for good. */
export async function markWithdrawn(
  manager: EntityManager,
  id: string,
  userId: string | null,
): Promise<void> {
  await manager.query(
    `-- editorial.medical-review.withdraw
     update editorial.medical_review set withdrawn_at = clock_timestamp(), withdrawn_by = $2
     where id = $1 and withdrawn_at is null`,
    [id, userId],
  );
}
