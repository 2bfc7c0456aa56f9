import type { EntityManager } from 'typeorm';
import type { Role } from '../../rules/permissions.js';

/** How long a session lasts: without a request, and at most. */
export interface SessionLifetime {
  readonly idleMinutes: number;
  readonly lifetimeHours: number;
}

/**
 * The login behind a session token, null where it is unknown, idle for too long or over, by the database's clock. Notes
 * that it was seen at most once a minute, so that reading stays a read.
 */
export async function findSessionUser(
  manager: EntityManager,
  tokenHash: Buffer,
  lifetime: SessionLifetime,
): Promise<{ userId: string; role: Role } | null> {
  const [row] = await manager.query<{ id: string; userId: string; role: Role; isStale: boolean }[]>(
    `-- editorial.session.user (prepared)
     select s.id, s.user_id as "userId", u.role,
            s.last_seen_at < clock_timestamp() - interval '1 minute' as "isStale"
     from editorial.session s
     join editorial."user" u on u.id = s.user_id
     where s.token_hash = $1
       and s.expires_at > clock_timestamp()
       and s.last_seen_at > clock_timestamp() - make_interval(mins => $2)`,
    [tokenHash, lifetime.idleMinutes],
  );
  if (!row) return null;
  if (row.isStale) {
    await manager.query(
      `-- editorial.session.seen
       update editorial.session set last_seen_at = clock_timestamp() where id = $1`,
      [row.id],
    );
  }
  return { userId: row.userId, role: row.role };
}

/** Starts a session and removes those of the same login that are over. */
export async function insertSession(
  manager: EntityManager,
  session: { id: string; userId: string; tokenHash: Buffer },
  lifetime: SessionLifetime,
): Promise<void> {
  await manager.query(
    `-- editorial.session.purge
     delete from editorial.session
     where user_id = $1
       and (expires_at <= clock_timestamp() or last_seen_at <= clock_timestamp() - make_interval(mins => $2))`,
    [session.userId, lifetime.idleMinutes],
  );
  await manager.query(
    `-- editorial.session.insert
     insert into editorial.session (id, user_id, token_hash, expires_at)
     values ($1, $2, $3, clock_timestamp() + make_interval(hours => $4))`,
    [session.id, session.userId, session.tokenHash, lifetime.lifetimeHours],
  );
}

/** Ends one session; nothing where it is over already. */
export async function deleteSession(manager: EntityManager, tokenHash: Buffer): Promise<void> {
  await manager.query(
    `-- editorial.session.delete
     delete from editorial.session where token_hash = $1`,
    [tokenHash],
  );
}

/** Ends all sessions of a login, as after a change of its password. */
export async function deleteSessionsOf(manager: EntityManager, userId: string): Promise<void> {
  await manager.query(
    `-- editorial.session.delete-all
     delete from editorial.session where user_id = $1`,
    [userId],
  );
}
