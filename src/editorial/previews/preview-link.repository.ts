import type { EntityManager } from 'typeorm';

/** A preview link as its repository reads it. */
export interface PreviewLinkRow {
  readonly id: string;
  readonly articleId: string;
  readonly revision: number | null;
  readonly note: string | null;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly createdAt: Date;
  readonly createdById: string | null;
}

const COLUMNS = `id, article_id as "articleId", revision, note, expires_at as "expiresAt", revoked_at as "revokedAt",
       created_at as "createdAt", created_by as "createdById"`;

/** Stores a link that works for so many hours by the database's clock. */
export async function insertPreviewLink(
  manager: EntityManager,
  link: Pick<PreviewLinkRow, 'id' | 'articleId' | 'revision' | 'note'> & {
    readonly hours: number;
    readonly userId: string | null;
  },
): Promise<void> {
  await manager.query(
    `-- editorial.preview-link.insert
     insert into editorial.preview_link (id, article_id, revision, note, expires_at, created_by)
     values ($1, $2, $3, $4, date_trunc('second', clock_timestamp()) + $5 * interval '1 hour', $6)`,
    [link.id, link.articleId, link.revision, link.note, link.hours, link.userId],
  );
}

/** Null where there is no such link. */
export async function findPreviewLink(manager: EntityManager, id: string): Promise<PreviewLinkRow | null> {
  const [row] = await manager.query<PreviewLinkRow[]>(
    `-- editorial.preview-link.by-id
     select ${COLUMNS} from editorial.preview_link where id = $1`,
    [id],
  );
  return row ?? null;
}

/** Ends a link now, unless it was ended before. */
export async function endPreviewLink(manager: EntityManager, id: string): Promise<void> {
  await manager.query(
    `-- editorial.preview-link.revoke
     update editorial.preview_link set revoked_at = clock_timestamp() where id = $1 and revoked_at is null`,
    [id],
  );
}

/** The links of each article, at most `most`: those that work first, then the newest. */
export function findPreviewLinksOf(
  manager: EntityManager,
  articleIds: readonly string[],
  most: number,
): Promise<PreviewLinkRow[]> {
  return manager.query(
    `-- editorial.preview-link.of-articles
     select l.*
     from unnest($1::uuid[]) as asked (asked_id)
     cross join lateral (
       select ${COLUMNS} from editorial.preview_link
       where article_id = asked_id
       order by (revoked_at is null and expires_at > clock_timestamp()) desc, created_at desc, id
       limit $2
     ) as l`,
    [articleIds, most],
  );
}

/** Whether an article has a revision of a number. */
export async function hasRevision(
  manager: EntityManager,
  articleId: string,
  number: number,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `-- editorial.preview-link.revision
     select from editorial.revision where article_id = $1 and number = $2`,
    [articleId, number],
  );
  return rows.length > 0;
}
