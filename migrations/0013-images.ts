import type { MigrationInterface, QueryRunner } from 'typeorm';

const VISIBLE = `visible_from <= (select clock_timestamp()) and visible_until > (select clock_timestamp())`;

/**
 * The library of images. Files lie outside the database, named by image and hash; delivery knows an image only while
 * something that readers see uses it.
 */
export class Images1763596800013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table editorial.image (
        id           uuid        not null,
        file_hash    text        not null,
        mime         text        not null,
        bytes        bigint      not null,
        width        integer     not null,
        height       integer     not null,
        focal_x      real,
        focal_y      real,
        placeholder  text,
        credit       text,
        licence      text,
        title        text,
        alt_texts    jsonb       not null default '{}',
        source_url   text,
        -- Shows a patient, whose consent may end: no cache may keep it unasked.
        is_revocable boolean     not null default false,
        version      integer     not null default 1,
        created_at   timestamptz not null default clock_timestamp(),
        updated_at   timestamptz not null default clock_timestamp(),
        created_by   uuid,
        deleted_at   timestamptz,
        constraint image_pk               primary key (id),
        constraint image_hash_form        check (file_hash ~ '^[0-9a-f]{64}$'),
        constraint image_size_positive    check (bytes > 0 and width > 0 and height > 0),
        constraint image_focal_point      check ((focal_x is null) = (focal_y is null)
                                                 and focal_x between 0 and 1 and focal_y between 0 and 1),
        constraint image_version_positive check (version > 0),
        constraint image_created_by_fk    foreign key (created_by) references editorial."user" (id)
      );
      create index image_newest on editorial.image (created_at desc, id desc) where deleted_at is null;

      -- Which images a revision shows, in its body or as its own: found without reading bodies.
      create table editorial.revision_image (
        revision_id uuid not null,
        image_id    uuid not null,
        constraint revision_image_pk          primary key (revision_id, image_id),
        constraint revision_image_revision_fk foreign key (revision_id) references editorial.revision (id) on delete cascade,
        constraint revision_image_image_fk    foreign key (image_id) references editorial.image (id)
      );
      create index revision_image_image on editorial.revision_image (image_id);

      alter table editorial.author add column image jsonb;
      create index author_image on editorial.author ((image ->> 'imageId')) where image is not null;
      alter table delivery.author
        add column image    jsonb,
        add column image_id uuid generated always as ((image ->> 'imageId')::uuid) stored;
      create index author_image on delivery.author (image_id) where image_id is not null;

      create table delivery.image (
        image_id     uuid    not null,
        file_hash    text    not null,
        mime         text    not null,
        width        integer not null,
        height       integer not null,
        focal_x      real,
        focal_y      real,
        placeholder  text,
        is_revocable boolean not null,
        constraint image_pk primary key (image_id)
      );

      create table delivery.image_use (
        image_id      uuid        not null,
        reading_id    uuid        not null,
        visible_from  timestamptz not null,
        visible_until timestamptz not null,
        constraint image_use_pk         primary key (image_id, reading_id),
        constraint image_use_reading_fk foreign key (reading_id) references delivery.reading (reading_id) on delete cascade
      );
      create index image_use_reading on delivery.image_use (reading_id);

      alter table delivery.image_use enable row level security;
      create policy visible_now on delivery.image_use for select using (${VISIBLE});
      alter table delivery.image enable row level security;
      create policy visible_now on delivery.image for select
        using (exists (select from delivery.image_use u where u.image_id = image.image_id)
            or exists (select from delivery.author a where a.image_id = image.image_id));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table delivery.image, delivery.image_use;
      alter table delivery.author drop column image_id, drop column image;
      alter table editorial.author drop column image;
      drop table editorial.revision_image, editorial.image;
    `);
  }
}
