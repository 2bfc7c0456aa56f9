import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Patients' stories and the consent to show them. Revisions only ever refer to a story, so that a withdrawal reaches them
 * all; delivery holds its words inside readings alone, which the gate writes anew.
 */
export class Testimonials1763596800014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- name: as readers are shown it. texts: {"en": {"body": [...], "imageAlt": "..."}}. An erased story keeps its row alone.
      create table editorial.testimonial (
        id           uuid        not null,
        name         text,
        texts        jsonb       not null default '{}',
        image_id     uuid,
        version      integer     not null default 1,
        created_at   timestamptz not null default clock_timestamp(),
        updated_at   timestamptz not null default clock_timestamp(),
        created_by   uuid,
        withdrawn_at timestamptz,
        withdrawn_by uuid,
        erased_at    timestamptz,
        constraint testimonial_pk               primary key (id),
        constraint testimonial_version_positive check (version > 0),
        constraint testimonial_has_name         check (erased_at is not null or name is not null),
        constraint testimonial_erased_wholly    check (erased_at is null or (name is null and texts = '{}' and image_id is null)),
        constraint testimonial_created_by_fk    foreign key (created_by) references editorial."user" (id),
        constraint testimonial_withdrawn_by_fk  foreign key (withdrawn_by) references editorial."user" (id)
      );
      create index testimonial_list on editorial.testimonial (updated_at desc, id desc);

      -- What the patient agreed to, from when until when. locales: null for all.
      create table editorial.consent (
        id             uuid        not null,
        testimonial_id uuid        not null,
        scopes         text[]      not null,
        locales        text[],
        given          tstzrange   not null,
        evidence_key   text,
        evidence_name  text,
        note           text,
        recorded_at    timestamptz not null default clock_timestamp(),
        recorded_by    uuid,
        constraint consent_pk             primary key (id),
        constraint consent_not_empty      check (not isempty(given) and not lower_inf(given)),
        constraint consent_scopes_known   check (cardinality(scopes) > 0 and scopes <@ array['SITE', 'PARTNERS']),
        constraint consent_testimonial_fk foreign key (testimonial_id) references editorial.testimonial (id) on delete cascade,
        constraint consent_recorded_by_fk foreign key (recorded_by) references editorial."user" (id)
      );
      create index consent_testimonial on editorial.consent (testimonial_id, lower(given) desc);

      create table editorial.revision_testimonial (
        revision_id    uuid not null,
        testimonial_id uuid not null,
        constraint revision_testimonial_pk             primary key (revision_id, testimonial_id),
        constraint revision_testimonial_revision_fk    foreign key (revision_id) references editorial.revision (id) on delete cascade,
        constraint revision_testimonial_testimonial_fk foreign key (testimonial_id) references editorial.testimonial (id)
      );
      create index revision_testimonial_testimonial on editorial.revision_testimonial (testimonial_id);

      -- Sections of what partners may show, where that is less than the site shows.
      alter table delivery.reading add column partner_sections jsonb;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table delivery.reading drop column partner_sections;
      drop table editorial.revision_testimonial, editorial.consent, editorial.testimonial;
    `);
  }
}
