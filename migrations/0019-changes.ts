import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What every change of what readers see has touched, in the order of commits, and a notice of each: so each instance knows
 * which of the answers it keeps are old. Delivery's login cannot read it, for it also tells that something was scheduled.
 */
export class Changes1763596800019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table editorial.change (
        -- One after the other without gaps: the row of delivery.content_version is locked while it is given.
        position        bigint      not null,
        -- As it was afterwards. What is only scheduled has a position but raises no version.
        content_version bigint      not null,
        -- Null: everything.
        keys            text[],
        at              timestamptz not null,
        constraint change_pk primary key (position)
      );

      create index reading_opens on delivery.reading (visible_from);
      create index reading_ends  on delivery.reading (visible_until) where visible_until < 'infinity';
      -- Which articles name another as related.
      create index reading_names on delivery.reading using gin (related_ids);

      -- The next instant at which time alone changes what readers see: something opens or ends, or a day that reviews are due by.
      create function editorial.next_edge(after timestamptz) returns timestamptz
      language sql stable set search_path = pg_catalog, pg_temp
      begin atomic
        select least(
          (select min(visible_from) from delivery.reading where visible_from > after),
          (select min(visible_until) from delivery.reading where visible_until > after and visible_until < 'infinity'),
          (date_trunc('day', after at time zone 'utc') + interval '1 day') at time zone 'utc');
      end;

      -- A trigger, so that a change nobody described is heard of as well: it counts as one of everything.
      create function editorial.note_change() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      declare
        described text := current_setting('seventh.changed_keys', true);
        noted editorial.change;
        notice text;
      begin
        -- Of this change alone.
        perform set_config('seventh.changed_keys', '', true);
        insert into editorial.change (position, content_version, keys, at)
        select coalesce(max(position), 0) + 1, new.n, nullif(described, '')::text[], clock_timestamp() from editorial.change
        returning * into noted;
        delete from editorial.change where position <= noted.position - 5000;
        notice := json_build_object(
          'position', noted.position,
          'contentVersion', noted.content_version,
          'edgeMs', extract(epoch from editorial.next_edge(noted.at))::double precision * 1000,
          'keys', noted.keys)::text;
        -- PostgreSQL takes 8,000 bytes. Who gets less reads the rest in the table.
        perform pg_notify('seventh_change',
          case when octet_length(notice) < 7900 then notice
               else json_build_object('position', noted.position)::text end);
        return null;
      end $$;
      revoke all on function editorial.note_change, editorial.next_edge from public;
      create trigger note_change after update on delivery.content_version
        for each row execute function editorial.note_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger note_change on delivery.content_version;
      drop function editorial.note_change, editorial.next_edge;
      drop index delivery.reading_names, delivery.reading_ends, delivery.reading_opens;
      drop table editorial.change;
    `);
  }
}
