import type { EntityManager } from 'typeorm';
import { beyondKey, orderBy, type SortPart } from '../../database/keyset.js';
import type { Page } from '../../graphql/connection.js';
import { containing } from '../containing.js';

/** Phrases that mean the same, in one locale. */
export interface SynonymGroupRow {
  readonly id: string;
  readonly locale: string;
  readonly phrases: readonly string[];
  readonly version: number;
}

/** Which groups a list holds; null is no condition. */
export interface SynonymGroupFilter {
  readonly text: string | null;
  readonly locale: string | null;
}

/** Groups in no order; unknown ids are missing. */
export function findSynonymGroups(
  manager: EntityManager,
  ids: readonly string[],
): Promise<SynonymGroupRow[]> {
  return manager.query(
    `-- editorial.synonym-groups.by-ids
     select id, locale, phrases, version from editorial.synonym_group where id = any($1)`,
    [ids],
  );
}

/** The same on every server. */
const IN_ORDER: readonly SortPart[] = [
  { sql: 'locale', type: 'text', descending: false },
  { sql: 'lower(phrases[1]) collate "C"', type: 'text', descending: false },
  { sql: 'id', type: 'uuid', descending: false },
];

const MATCHES = `($1::text is null or exists (select from unnest(phrases) as phrase where phrase ilike $1))
       and ($2::text is null or locale = $2)`;

/** A page of groups, one more than the page holds where there are more. */
export function pageOfSynonymGroups(
  manager: EntityManager,
  filter: SynonymGroupFilter,
  page: Page,
): Promise<(SynonymGroupRow & { phraseKey: string })[]> {
  return manager.query(
    `-- editorial.synonym-groups.page
     select id, locale, phrases, version, lower(phrases[1]) as "phraseKey"
     from editorial.synonym_group
     where ${MATCHES}
       and ${page.after ? beyondKey(IN_ORDER, 'after', 4) : 'true'}
     order by ${orderBy(IN_ORDER, false)}
     limit $3`,
    [containing(filter.text), filter.locale, page.limit + 1, ...(page.after ?? [])],
  );
}

export async function countSynonymGroups(
  manager: EntityManager,
  filter: SynonymGroupFilter,
): Promise<number> {
  const [row] = await manager.query<[{ n: number }]>(
    `-- editorial.synonym-groups.count
     select count(*)::integer as n from editorial.synonym_group where ${MATCHES}`,
    [containing(filter.text), filter.locale],
  );
  return row.n;
}

export async function insertSynonymGroup(
  manager: EntityManager,
  group: Omit<SynonymGroupRow, 'version'>,
): Promise<void> {
  await manager.query(
    `-- editorial.synonym-group.insert
     insert into editorial.synonym_group (id, locale, phrases) values ($1, $2, $3)`,
    [group.id, group.locale, group.phrases],
  );
}

/** Writes a group over the version that was edited; false where it has another one by now, or is not there. */
export async function updateSynonymGroupVersion(
  manager: EntityManager,
  id: string,
  expectedVersion: number,
  phrases: readonly string[],
): Promise<boolean> {
  const [rows] = await manager.query<[unknown[], number]>(
    `-- editorial.synonym-group.update
     update editorial.synonym_group
     set phrases = $2, version = version + 1, updated_at = clock_timestamp()
     where id = $1 and version = $3
     returning id`,
    [id, phrases, expectedVersion],
  );
  return rows.length > 0;
}

/** Removes the version that was seen; false where it has another one by now, or is not there. */
export async function deleteSynonymGroupVersion(
  manager: EntityManager,
  id: string,
  expectedVersion: number,
): Promise<boolean> {
  const [rows] = await manager.query<[unknown[], number]>(
    `-- editorial.synonym-group.delete
     delete from editorial.synonym_group where id = $1 and version = $2 returning id`,
    [id, expectedVersion],
  );
  return rows.length > 0;
}
