import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Config } from '../../config/config.js';
import { inTransaction } from '../../database/transaction.js';
import { newId } from '../../rules/uuid.js';
import { PasswordHasher } from './password.js';
import { hasUsers, insertUser } from './user.repository.js';

/** The login a first start made. `inventedPassword` is to be printed once; null where the configuration named one. */
export interface FirstAdmin {
  readonly email: string;
  readonly inventedPassword: string | null;
}

/**
 * Makes an administrator where there is no login at all; null where there is one. Of two instances that start at once, one
 * makes it and the other gets null.
 */
export async function ensureFirstAdmin(dataSource: DataSource, config: Config): Promise<FirstAdmin | null> {
  if (await hasUsers(dataSource.manager)) return null;
  const { email } = config.admin;
  const inventedPassword = config.admin.password === undefined ? inventPassword() : null;
  const passwordHash = await new PasswordHasher().hash(config.admin.password ?? inventedPassword!);
  const isMade = await inTransaction(dataSource, async (manager) => {
    await manager.query(
      `-- editorial.user.lock
       lock table editorial."user" in share row exclusive mode`,
    );
    if (await hasUsers(manager)) return false;
    await insertUser(manager, {
      id: newId(new Date()),
      email,
      name: 'Administrator',
      role: 'ADMIN',
      passwordHash,
    });
    return true;
  });
  return isMade ? { email, inventedPassword } : null;
}

/** 120 bits in 20 characters that survive being read aloud no worse than others. */
function inventPassword(): string {
  return randomBytes(15).toString('base64url');
}
