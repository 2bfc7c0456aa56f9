import { timingSafeEqual } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Role, Scope } from '../../rules/permissions.js';

/** The login behind an access token with its scopes; null where it is unknown, revoked or expired. */
export async function findTokenUser(
  manager: EntityManager,
  tokenId: string,
  tokenHash: Buffer,
): Promise<{ userId: string; role: Role; scopes: Scope[] } | null> {
  const [row] = await manager.query<
    { userId: string; role: Role; scopes: Scope[]; tokenHash: Buffer; isStale: boolean }[]
  >(
    `-- editorial.access-token.user (prepared)
     select t.user_id as "userId", u.role, t.scopes, t.token_hash as "tokenHash",
            coalesce(t.last_used_at < clock_timestamp() - interval '1 minute', true) as "isStale"
     from editorial.access_token t
     join editorial."user" u on u.id = t.user_id
     where t.id = $1
       and t.revoked_at is null
       and coalesce(t.expires_at > clock_timestamp(), true)`,
    [tokenId],
  );
  if (!row || !timingSafeEqual(row.tokenHash, tokenHash)) return null;
  if (row.isStale) {
    await manager.query(
      `-- editorial.access-token.used
       update editorial.access_token set last_used_at = clock_timestamp() where id = $1`,
      [tokenId],
    );
  }
  return { userId: row.userId, role: row.role, scopes: row.scopes };
}

/** A token as its owner sees it. */
export interface AccessTokenRow {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** The tokens of each login, at most `most`: those that work first, then the newest. */
export function findTokensOf(
  manager: EntityManager,
  userIds: readonly string[],
  most: number,
): Promise<AccessTokenRow[]> {
  return manager.query(
    `-- editorial.access-token.of-users
     select t.*
     from unnest($1::uuid[]) as asked (user_id)
     cross join lateral (
       select t.id, t.user_id as "userId", t.name, t.scopes, t.created_at as "createdAt",
              t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt", t.revoked_at as "revokedAt"
       from editorial.access_token t
       where t.user_id = asked.user_id
       order by (t.revoked_at is null and coalesce(t.expires_at > clock_timestamp(), true)) desc, t.id desc
       limit $2
     ) t`,
    [userIds, most],
  );
}

/** How many of a login's tokens still work. */
export async function countTokens(manager: EntityManager, userId: string): Promise<number> {
  const [row] = await manager.query<[{ n: number }]>(
    `-- editorial.access-token.count
     select count(*)::integer as n
     from editorial.access_token
     where user_id = $1 and revoked_at is null and coalesce(expires_at > clock_timestamp(), true)`,
    [userId],
  );
  return row.n;
}

export async function insertToken(
  manager: EntityManager,
  token: {
    id: string;
    userId: string;
    name: string;
    scopes: readonly Scope[];
    tokenHash: Buffer;
    expiresAt: Date | null;
  },
): Promise<void> {
  await manager.query(
    `-- editorial.access-token.insert
     insert into editorial.access_token (id, user_id, name, scopes, token_hash, expires_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [token.id, token.userId, token.name, token.scopes, token.tokenHash, token.expiresAt],
  );
}

/** Revokes a token, of `userId` alone or of anybody where that is null; false where there is no such token. */
export async function revokeToken(
  manager: EntityManager,
  tokenId: string,
  userId: string | null,
): Promise<boolean> {
  const [rows] = await manager.query<[unknown[], number]>(
    `-- editorial.access-token.revoke
     update editorial.access_token
     set revoked_at = coalesce(revoked_at, clock_timestamp())
     where id = $1 and ($2::uuid is null or user_id = $2)
     returning id`,
    [tokenId, userId],
  );
  return rows.length > 0;
}
