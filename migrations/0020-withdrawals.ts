import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a body refers to a story: its row id, or base64url of `Testimonial:uuid`, which are 48 bytes and so end without padding. */
const IS_REFERRED_TO = `reference in (
  story.id::text, translate(encode(convert_to('Testimonial:' || story.id, 'UTF8'), 'base64'), '+/', '-_'))`;

/** Columns in which patients' words may stand: the planner's statistics would keep samples of them. None is ever searched by. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'editorial.testimonial': ['name', 'texts', 'withdrawal_reason'],
  'editorial.consent': ['note', 'evidence_name', 'evidence_key'],
  'delivery.reading': [
    'summary',
    'figures',
    'sections',
    'portable_text',
    'html',
    'markdown',
    'body_text',
    'partner_html',
    'partner_markdown',
    'partner_text',
    'partner_sections',
    'vocabulary',
  ],
};

/** What is left of a withdrawn story: receipts without a word of it, and files that are yet to be removed. */
export class Withdrawals1763596800020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table editorial.testimonial
        add column withdrawal_reason text,
        add constraint testimonial_erased_is_withdrawn
          check (erased_at is null or (withdrawn_at is not null and withdrawal_reason is null));
      create index testimonial_image on editorial.testimonial (image_id) where image_id is not null;

      alter table editorial.consent
        add column evidence_mime  text,
        add column evidence_bytes integer,
        add constraint consent_evidence_whole
          check (num_nulls(evidence_key, evidence_name, evidence_mime, evidence_bytes) in (0, 4));

      -- What a withdrawal or erasure removed where. Ids, dates and counts alone: nothing in it tells who the patient is.
      create table editorial.withdrawal_receipt (
        id              uuid        not null,
        testimonial_id  uuid        not null,
        kind            text        not null,
        -- [{"articleId", "revision", "locale", "from", "until", "wasVisible"}]
        articles        jsonb       not null,
        -- [{"imageId", "isStillUsed"}]
        images          jsonb       not null,
        words           integer     not null,
        content_version bigint      not null,
        at              timestamptz not null,
        recorded_by     uuid,
        constraint withdrawal_receipt_pk             primary key (id),
        constraint withdrawal_receipt_kind_known     check (kind in ('WITHDRAWAL', 'ERASURE')),
        constraint withdrawal_receipt_words_positive check (words >= 0),
        constraint withdrawal_receipt_testimonial_fk foreign key (testimonial_id) references editorial.testimonial (id),
        constraint withdrawal_receipt_recorded_by_fk foreign key (recorded_by) references editorial."user" (id)
      );
      create index withdrawal_receipt_testimonial on editorial.withdrawal_receipt (testimonial_id, at);

      -- Files whose rows are gone. Removed after the commit, and tried again until they are.
      create table editorial.file_removal (
        key          text        not null,
        requested_at timestamptz not null default clock_timestamp(),
        constraint file_removal_pk primary key (key)
      );

      insert into editorial.revision_testimonial (revision_id, testimonial_id)
      select distinct revision.id, story.id
      from editorial.revision
      cross join lateral (
        select block -> 'testimonial' ->> '_ref' as reference
        from jsonb_array_elements(revision.body) as block
        where block ->> '_type' = 'testimonial'
      ) as used
      join editorial.testimonial as story on ${IS_REFERRED_TO}
      on conflict do nothing;

      ${statisticsOf('0')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${statisticsOf('-1')}
      drop table editorial.file_removal, editorial.withdrawal_receipt;
      alter table editorial.consent
        drop constraint consent_evidence_whole, drop column evidence_bytes, drop column evidence_mime;
      drop index editorial.testimonial_image;
      alter table editorial.testimonial
        drop constraint testimonial_erased_is_withdrawn, drop column withdrawal_reason;
    `);
  }
}

function statisticsOf(target: string): string {
  return Object.entries(WORDS)
    .map(([table, columns]) => {
      const each = columns.map((column) => `alter column ${column} set statistics ${target}`);
      return `alter table ${table} ${each.join(', ')};`;
    })
    .join('\n');
}
