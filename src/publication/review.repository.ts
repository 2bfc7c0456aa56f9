import type { EntityManager } from 'typeorm';
import { changeKind, type ChangeKind, type Reviewed } from '../rules/medical-review/change-kind.js';
import { reviewEdges } from '../rules/medical-review/review-edges.js';
import type { ReviewPolicy } from '../rules/medical-review/review-policy.js';
import type { StandingReview } from '../rules/medical-review/review-problems.js';
import { endReadings, findReadings } from './reading.repository.js';

/** Medical reviews as publications carry them: `editorial.review_of` says which. */

/** A revision that is, or could be, published. */
export interface RevisionPlace {
  readonly articleId: string;
  /** Null: the newest. */
  readonly number: number | null;
}

/**
 * The review that a revision would be published with: of the revision itself, else the latest of an earlier one, with what
 * the rule says has changed since. Articles without one are missing.
 */
export async function findStandingReviews(
  manager: EntityManager,
  places: readonly RevisionPlace[],
): Promise<(StandingReview & { readonly articleId: string })[]> {
  const rows = await manager.query<
    {
      articleId: string;
      revision: number;
      nextDueOn: string;
      isSuperseded: boolean;
      reviewed: Reviewed | null;
      present: Reviewed | null;
    }[]
  >(
    `-- publication.review.standing
     select asked.article_id as "articleId", v.revision_number as revision, v.next_due_on::text as "nextDueOn",
            exists (
              select from editorial.publication p
              join editorial.revision r on r.id = p.revision_id
              where p.article_id = asked.article_id and p.change_kind = 'MATERIAL'
                and r.number > v.revision_number and r.number < asked.number) as "isSuperseded",
            ${matterOf('reviewed')} as reviewed, ${matterOf('present')} as present
     from (
       select a.id as article_id, coalesce(place.number, a.latest_revision) as number
       from unnest($1::uuid[], $2::integer[]) as place (article_id, number)
       join editorial.article a on a.id = place.article_id
     ) as asked
     cross join lateral (
       select v.revision_number, v.next_due_on
       from editorial.medical_review v
       where v.article_id = asked.article_id and v.withdrawn_at is null and v.revision_number <= asked.number
       order by v.revision_number = asked.number desc, v.reviewed_on desc, v.created_at desc
       limit 1
     ) v
     left join editorial.revision reviewed
       on reviewed.article_id = asked.article_id and reviewed.number = v.revision_number and v.revision_number < asked.number
     left join editorial.revision present
       on present.article_id = asked.article_id and present.number = asked.number and v.revision_number < asked.number`,
    [places.map(({ articleId }) => articleId), places.map(({ number }) => number)],
  );
  return rows.map(({ reviewed, present, ...row }) => ({
    ...row,
    change: reviewed && present ? changeKind(reviewed, present) : null,
  }));
}

/** What of a revision a reviewer reads. */
function matterOf(table: string): string {
  const matter = ['title', 'subtitle', 'summary', 'body'].map((name) => `'${name}', ${table}.${name}`);
  return `case when ${table}.id is not null then jsonb_build_object(${matter.join(', ')}) end`;
}

/** What kind of change a revision is since the one that was reviewed last; null where none was, or this very one. */
export async function proposedChange(
  manager: EntityManager,
  { articleId, number }: RevisionPlace,
): Promise<ChangeKind | null> {
  const [standing] = await findStandingReviews(manager, [{ articleId, number }]);
  return standing?.change ?? null;
}

/**
 * Shows readers of a publication the review it carries now, or none. Where what is overdue is withheld, its rows end at the
 * due day, and those that begin no earlier go.
 */
export async function showReview(
  manager: EntityManager,
  publicationId: string,
  policy: Pick<ReviewPolicy, 'overdue'>,
): Promise<void> {
  const [review] = await manager.query<{ nextDueOn: string }[]>(
    `-- publication.review.show
     with carried as materialized (
       select v.next_due_on,
              json_build_object('reviewerIds', v.reviewers, 'reviewedOn', v.reviewed_on, 'nextDueOn', v.next_due_on)::jsonb as review
       from editorial.publication p
       join editorial.revision r on r.id = p.revision_id
       cross join lateral editorial.review_of(p.article_id, r.number, p.change_kind) v
       where p.id = $1
     ), shown as (
       update delivery.reading set review = shows.review, review_due_on = shows.next_due_on
       from (values (true)) as one left join carried as shows on true
       where publication_id = $1
         and (reading.review, reading.review_due_on) is distinct from (shows.review, shows.next_due_on)
     )
     select next_due_on::text as "nextDueOn" from carried`,
    [publicationId],
  );
  const { hiddenFrom } = reviewEdges(review ?? null, policy);
  if (hiddenFrom === null) return;
  await endReadings(manager, await findReadings(manager, [publicationId]), hiddenFrom);
}
