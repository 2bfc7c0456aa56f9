import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Citations of a revision, and medical reviews of an article. Which review a publication carries is no column but a question,
 * `editorial.review_of`: reviews are recorded, and withdrawn, after what they are about was published.
 */
export class MedicalReviewAndCitations1763596800015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- [{"key", "text", "url", "doi", "pmid", "accessedOn"}]. A constant default rewrites no row, so the trigger that keeps
      -- revisions immutable has nothing to refuse.
      alter table editorial.revision add column citations jsonb not null default '[]';

      -- What changed since the revision that was reviewed last; null where none was, or where it is that revision itself.
      alter table editorial.publication add column change_kind text,
        add constraint publication_change_kind_known check (change_kind in ('MINOR', 'MATERIAL'));

      create table editorial.medical_review (
        id              uuid        not null,
        article_id      uuid        not null,
        revision_number integer     not null,
        -- Authors with credentials, in order.
        reviewers       uuid[]      not null,
        reviewed_on     date        not null,
        next_due_on     date        not null,
        evidence        text,
        note            text,
        created_at      timestamptz not null default clock_timestamp(),
        created_by      uuid,
        withdrawn_at    timestamptz,
        withdrawn_by    uuid,
        constraint medical_review_pk              primary key (id),
        constraint medical_review_has_reviewers   check (cardinality(reviewers) > 0),
        constraint medical_review_due_later       check (next_due_on > reviewed_on),
        constraint medical_review_revision_fk     foreign key (article_id, revision_number) references editorial.revision (article_id, number),
        constraint medical_review_created_by_fk   foreign key (created_by) references editorial."user" (id),
        constraint medical_review_withdrawn_by_fk foreign key (withdrawn_by) references editorial."user" (id)
      );
      create index medical_review_latest on editorial.medical_review (article_id, reviewed_on desc, created_at desc);

      -- The review that stands, at an instant, for a revision published as such a change: of the revision itself, or of an
      -- earlier one where everything published since then was minor. Of several the latest.
      create function editorial.review_of(article uuid, revision_number integer, change_kind text, at timestamptz default 'infinity')
      returns setof editorial.medical_review
      language sql stable rows 1
      as $$
        select v.*
        from editorial.medical_review v
        where v.article_id = $1
          and v.created_at <= $4
          and (v.withdrawn_at is null or v.withdrawn_at > $4)
          and (v.revision_number = $2
               or v.revision_number < $2
                  and $3 = 'MINOR'
                  and not exists (
                    select from editorial.publication p
                    join editorial.revision r on r.id = p.revision_id
                    where p.article_id = $1 and p.change_kind = 'MATERIAL' and p.created_at <= $4
                      and r.number > v.revision_number and r.number < $2))
        order by v.reviewed_on desc, v.created_at desc
        limit 1
      $$;

      -- Citations with their numbers; the review as {"reviewerIds", "reviewedOn", "nextDueOn"}, whose due day stands in
      -- review_due_on as well, for lists.
      alter table delivery.reading
        add column citations jsonb not null default '[]',
        add column review jsonb;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table delivery.reading drop column citations, drop column review;
      drop function editorial.review_of;
      drop table editorial.medical_review;
      alter table editorial.publication drop column change_kind;
      alter table editorial.revision drop column citations;
    `);
  }
}
