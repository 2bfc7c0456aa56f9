import type { EntityManager } from 'typeorm';

/** The words that search ignores in a locale. */
export interface StopListRow {
  readonly locale: string;
  /** As they were written, in alphabetical order. */
  readonly words: readonly string[];
  /** 0: nothing was ever written. */
  readonly version: number;
}

/** The stop list of a locale; an empty one where there is none. */
export async function findStopList(manager: EntityManager, locale: string): Promise<StopListRow> {
  const [row] = await manager.query<StopListRow[]>(
    `-- editorial.stop-list
     select locale, words, version from editorial.stop_list where locale = $1`,
    [locale],
  );
  return row ?? { locale, words: [], version: 0 };
}

/** Writes a list over the version that was edited, 0 for a first one; false where it has another one by now. */
export async function writeStopList(
  manager: EntityManager,
  locale: string,
  expectedVersion: number,
  words: readonly string[],
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `-- editorial.stop-list.write
     with changed as (
       update editorial.stop_list
       set words = $3, version = version + 1, updated_at = clock_timestamp()
       where locale = $1 and version = $2
       returning locale
     ), added as (
       insert into editorial.stop_list (locale, words)
       select $1, $3 where $2::integer = 0
       on conflict on constraint stop_list_pk do nothing
       returning locale
     )
     select from changed union all select from added`,
    [locale, expectedVersion, words],
  );
  return rows.length > 0;
}
