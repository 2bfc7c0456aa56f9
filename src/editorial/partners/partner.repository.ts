import { In, type EntityManager } from 'typeorm';
import { beyondKey, orderBy, type SortPart } from '../../database/keyset.js';
import type { Page } from '../../graphql/connection.js';
import { containing } from '../containing.js';
import { PartnerEntity } from './partner.entity.js';

/** A partner without id and version. */
export type PartnerFields = Omit<PartnerEntity, 'id' | 'version'>;

/** An article as a partner's snippet names it. */
export interface EmbeddedArticle {
  readonly locale: string;
  readonly slug: string;
  readonly title: string;
}

/** Partners in no order; unknown ids are missing. */
export function findPartners(manager: EntityManager, ids: readonly string[]): Promise<PartnerEntity[]> {
  return manager.findBy(PartnerEntity, { id: In([...ids]) });
}

/** By name, the same on every server. */
const BY_NAME: readonly SortPart[] = [
  { sql: 'lower(name) collate "C"', type: 'text', descending: false },
  { sql: 'id', type: 'uuid', descending: false },
];

const COLUMNS = `id, name, origins, locales, display, attribution, is_active as "isActive", version`;
const MATCHES = `($1::text is null or name ilike $1 or array_to_string(origins, ' ') ilike $1)
       and ($2::boolean is null or is_active = $2)`;

/** Which partners a list holds; null is no condition. */
export interface PartnerFilter {
  readonly text: string | null;
  readonly isActive: boolean | null;
}

/** A page of partners, one more than the page holds where there are more. */
export function pageOfPartners(
  manager: EntityManager,
  filter: PartnerFilter,
  page: Page,
): Promise<(PartnerEntity & { nameKey: string })[]> {
  return manager.query(
    `-- editorial.partners.page
     select ${COLUMNS}, lower(name) as "nameKey"
     from editorial.partner
     where ${MATCHES}
       and ${page.after ? beyondKey(BY_NAME, 'after', 4) : 'true'}
     order by ${orderBy(BY_NAME, false)}
     limit $3`,
    [containing(filter.text), filter.isActive, page.limit + 1, ...(page.after ?? [])],
  );
}

export async function countPartners(manager: EntityManager, filter: PartnerFilter): Promise<number> {
  const [row] = await manager.query<[{ n: number }]>(
    `-- editorial.partners.count
     select count(*)::integer as n from editorial.partner where ${MATCHES}`,
    [containing(filter.text), filter.isActive],
  );
  return row.n;
}

/** All partners by name, for the command line. */
export function listPartners(manager: EntityManager): Promise<PartnerEntity[]> {
  return manager.query(
    `-- editorial.partners.all
     select ${COLUMNS} from editorial.partner order by lower(name) collate "C", id`,
  );
}

/** Stores a new partner; false where its name is taken. */
export async function insertPartner(
  manager: EntityManager,
  id: string,
  partner: PartnerFields,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `-- editorial.partner.insert
     insert into editorial.partner (id, name, origins, locales, display, attribution, is_active)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict on constraint partner_name_unique do nothing
     returning id`,
    [id, ...valuesOf(partner)],
  );
  return rows.length > 0;
}

/** Writes a partner over the version that was edited; false where it has another one by now, or is not there. */
export async function updatePartnerVersion(
  manager: EntityManager,
  id: string,
  expectedVersion: number,
  partner: PartnerFields,
): Promise<boolean> {
  const [rows] = await manager.query<[unknown[], number]>(
    `-- editorial.partner.update
     update editorial.partner
     set name = $2, origins = $3, locales = $4, display = $5, attribution = $6, is_active = $7,
         version = version + 1, updated_at = clock_timestamp()
     where id = $1 and version = $8
     returning id`,
    [id, ...valuesOf(partner), expectedVersion],
  );
  return rows.length > 0;
}

/** The articles that readers see now under a slug in a locale, or by id; at most one. */
export async function findEmbeddedArticle(
  manager: EntityManager,
  by: { articleId: string } | { locale: string; slug: string },
): Promise<EmbeddedArticle | null> {
  const [row] = await manager.query<EmbeddedArticle[]>(
    `-- editorial.partner.embedded-article
     select a.locale, r.slug, r.title
     from editorial.publication p
     join editorial.revision r on r.id = p.revision_id
     join editorial.article a on a.id = p.article_id
     where p.visible @> clock_timestamp()
       and ${'articleId' in by ? 'a.id = $1' : 'a.locale = $1 and r.slug = $2'}`,
    'articleId' in by ? [by.articleId] : [by.locale, by.slug],
  );
  return row ?? null;
}

function valuesOf(partner: PartnerFields): unknown[] {
  const { name, origins, locales, display, attribution, isActive } = partner;
  return [name, origins, locales, display, attribution, isActive];
}
