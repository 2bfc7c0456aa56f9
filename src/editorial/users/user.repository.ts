import { In, type EntityManager } from 'typeorm';
import type { Role } from '../../rules/permissions.js';
import { UserEntity } from './user.entity.js';

/** Logins, in no order; unknown ids are missing. */
export function findUsers(manager: EntityManager, ids: readonly string[]): Promise<UserEntity[]> {
  return manager.findBy(UserEntity, { id: In([...ids]) });
}

/** All logins, oldest first. */
export function listUsers(manager: EntityManager): Promise<UserEntity[]> {
  return manager.find(UserEntity, { order: { createdAt: 'ASC', id: 'ASC' } });
}

/** A login by its address, in whatever case, with its password's hash. */
export async function findUserByEmail(
  manager: EntityManager,
  email: string,
): Promise<{ id: string; passwordHash: string } | null> {
  const [row] = await manager.query<{ id: string; passwordHash: string }[]>(
    `-- editorial.user.by-email
     select id, password_hash as "passwordHash" from editorial."user" where lower(email) = lower($1)`,
    [email],
  );
  return row ?? null;
}

export async function hasUsers(manager: EntityManager): Promise<boolean> {
  const [row] = await manager.query<[{ exists: boolean }]>(
    `-- editorial.user.any
     select exists (select from editorial."user")`,
  );
  return row.exists;
}

/** Stores a login; a taken address violates `user_email_unique`. */
export async function insertUser(
  manager: EntityManager,
  user: { id: string; email: string; name: string; role: Role; passwordHash: string },
): Promise<void> {
  await manager.query(
    `-- editorial.user.insert
     insert into editorial."user" (id, email, name, role, password_hash) values ($1, $2, $3, $4, $5)`,
    [user.id, user.email, user.name, user.role, user.passwordHash],
  );
}

export async function updatePasswordHash(
  manager: EntityManager,
  userId: string,
  passwordHash: string,
): Promise<void> {
  await manager.query(
    `-- editorial.user.password
     update editorial."user" set password_hash = $2 where id = $1`,
    [userId, passwordHash],
  );
}
