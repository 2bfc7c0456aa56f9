import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Articles and their immutable revisions, with ordered links to authors, topics and related articles. */
export class Articles1763596800004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table editorial.article (
        id                   uuid        not null,
        locale               text        not null,
        translation_group_id uuid        not null,
        workflow             text        not null default 'DRAFT',
        version              integer     not null default 1,
        latest_revision      integer     not null default 1,
        created_at           timestamptz not null default clock_timestamp(),
        updated_at           timestamptz not null default clock_timestamp(),
        constraint article_pk                     primary key (id),
        constraint article_one_locale_a_group     unique (translation_group_id, locale),
        constraint article_version_positive       check (version > 0),
        constraint article_workflow_known         check (workflow in ('DRAFT', 'IN_REVIEW', 'CHANGES_REQUESTED', 'APPROVED', 'ARCHIVED'))
      );
      create index article_recently_edited on editorial.article (updated_at desc, id desc);

      create table editorial.revision (
        id                      uuid        not null,
        article_id              uuid        not null,
        number                  integer     not null,
        slug                    text        not null,
        title                   text        not null,
        subtitle                text,
        summary                 text,
        body                    jsonb       not null,
        image                   jsonb,
        call_to_action          jsonb,
        seo                     jsonb,
        originally_published_at timestamptz,
        reading_minutes         integer     not null,
        created_at              timestamptz not null default clock_timestamp(),
        created_by              uuid,
        constraint revision_pk              primary key (id),
        constraint revision_number_unique   unique (article_id, number),
        constraint revision_number_positive check (number > 0),
        constraint revision_article_fk      foreign key (article_id) references editorial.article (id),
        constraint revision_created_by_fk   foreign key (created_by) references editorial."user" (id)
      );

      create table editorial.revision_author (
        revision_id uuid     not null,
        author_id   uuid     not null,
        position    smallint not null,
        constraint revision_author_pk          primary key (revision_id, author_id),
        constraint revision_author_revision_fk foreign key (revision_id) references editorial.revision (id) on delete cascade,
        constraint revision_author_author_fk   foreign key (author_id) references editorial.author (id)
      );
      create index revision_author_author on editorial.revision_author (author_id);

      create table editorial.revision_topic (
        revision_id uuid     not null,
        topic_id    uuid     not null,
        position    smallint not null,
        constraint revision_topic_pk          primary key (revision_id, topic_id),
        constraint revision_topic_revision_fk foreign key (revision_id) references editorial.revision (id) on delete cascade,
        constraint revision_topic_topic_fk    foreign key (topic_id) references editorial.topic (id)
      );
      create index revision_topic_topic on editorial.revision_topic (topic_id);

      -- The linking article stands in the row so that a link to itself cannot be stored.
      create table editorial.revision_related (
        revision_id uuid     not null,
        article_id  uuid     not null,
        related_id  uuid     not null,
        position    smallint not null,
        constraint revision_related_pk          primary key (revision_id, related_id),
        constraint revision_related_not_itself  check (article_id <> related_id),
        constraint revision_related_revision_fk foreign key (revision_id) references editorial.revision (id) on delete cascade,
        constraint revision_related_article_fk  foreign key (article_id) references editorial.article (id),
        constraint revision_related_related_fk  foreign key (related_id) references editorial.article (id)
      );
      create index revision_related_related on editorial.revision_related (related_id);

      create function editorial.refuse_revision_change() returns trigger language plpgsql as $$
      begin
        raise exception 'revision % is immutable: write a new one', old.id using errcode = 'restrict_violation';
      end $$;
      create trigger revision_immutable before update on editorial.revision
        for each row execute function editorial.refuse_revision_change();

      -- Slugs in use: of the newest revision and of every publication that is or will be visible.
      create table editorial.slug_claim (
        locale     text not null,
        slug       text not null,
        article_id uuid not null,
        constraint slug_claim_pk         primary key (locale, slug),
        constraint slug_claim_article_fk foreign key (article_id) references editorial.article (id) on delete cascade
      );
      create index slug_claim_article on editorial.slug_claim (article_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table editorial.slug_claim, editorial.revision_related, editorial.revision_topic, editorial.revision_author,
                 editorial.revision, editorial.article;
      drop function editorial.refuse_revision_change();
    `);
  }
}
