import { In, type EntityManager } from 'typeorm';
import { beyondKey, orderBy, type SortPart } from '../../database/keyset.js';
import type { Page } from '../../graphql/connection.js';
import { containing } from '../containing.js';
import { AuthorEntity } from './author.entity.js';

/** An author without id and version. */
export type AuthorFields = Omit<AuthorEntity, 'id' | 'version'>;

/** Authors in no order; unknown ids are missing. */
export function findAuthors(manager: EntityManager, ids: readonly string[]): Promise<AuthorEntity[]> {
  return manager.findBy(AuthorEntity, { id: In([...ids]) });
}

/** By name, the same on every server. */
const BY_NAME: readonly SortPart[] = [
  { sql: 'lower(name) collate "C"', type: 'text', descending: false },
  { sql: 'id', type: 'uuid', descending: false },
];

const MATCHES = `($1::text is null or name ilike $1 or slug ilike $1)`;

/** A page of authors whose name or slug contains a text, one more than the page holds where there are more. */
export function pageOfAuthors(
  manager: EntityManager,
  text: string | null,
  page: Page,
): Promise<(AuthorEntity & { nameKey: string })[]> {
  return manager.query(
    `-- editorial.authors.page
     select id, slug, name, credentials, job_title as "jobTitle", bio, same_as as "sameAs", image, version,
            lower(name) as "nameKey"
     from editorial.author
     where ${MATCHES}
       and ${page.after ? beyondKey(BY_NAME, 'after', 3) : 'true'}
     order by ${orderBy(BY_NAME, false)}
     limit $2`,
    [containing(text), page.limit + 1, ...(page.after ?? [])],
  );
}

export async function countAuthors(manager: EntityManager, text: string | null): Promise<number> {
  const [row] = await manager.query<[{ n: number }]>(
    `-- editorial.authors.count
     select count(*)::integer as n from editorial.author where ${MATCHES}`,
    [containing(text)],
  );
  return row.n;
}

/** The slugs of other authors that begin like this one. */
export async function authorSlugsLike(
  manager: EntityManager,
  slug: string,
  exceptId: string | null,
): Promise<Set<string>> {
  const rows = await manager.query<{ slug: string }[]>(
    `-- editorial.author.slugs
     select slug from editorial.author where starts_with(slug, $1) and id is distinct from $2::uuid`,
    [slug, exceptId],
  );
  return new Set(rows.map((row) => row.slug));
}

/** Stores a new author; false where the slug is taken. */
export async function insertAuthor(
  manager: EntityManager,
  id: string,
  author: AuthorFields,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `-- editorial.author.insert
     insert into editorial.author (id, slug, name, credentials, job_title, bio, same_as, image)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict on constraint author_slug_unique do nothing
     returning id`,
    [id, ...columnsOf(author)],
  );
  return rows.length > 0;
}

/** Writes an author over the version that was edited; false where it has another one by now, or is not there. */
export async function updateAuthorVersion(
  manager: EntityManager,
  id: string,
  expectedVersion: number,
  author: AuthorFields,
): Promise<boolean> {
  const [rows] = await manager.query<[unknown[], number]>(
    `-- editorial.author.update
     update editorial.author
     set slug = $2, name = $3, credentials = $4, job_title = $5, bio = $6, same_as = $7, image = $8,
         version = version + 1, updated_at = clock_timestamp()
     where id = $1 and version = $9
     returning id`,
    [id, ...columnsOf(author), expectedVersion],
  );
  return rows.length > 0;
}

function columnsOf(author: AuthorFields): unknown[] {
  const { slug, name, credentials, jobTitle, bio, sameAs, image } = author;
  return [slug, name, credentials, jobTitle, bio, sameAs, image && JSON.stringify(image)];
}
