import { createDataSource } from '../../src/database/data-source.js';
import { insertSession } from '../../src/editorial/users/session.repository.js';
import { newSessionToken, tokenHash } from '../../src/editorial/users/token.js';
import { insertUser } from '../../src/editorial/users/user.repository.js';
import { roles, type Role } from '../../src/rules/permissions.js';
import { newId } from '../../src/rules/uuid.js';

/** Signs in somebody of each role at a site on https: the cookies their browsers send. */
export async function cookiesOfRoles(ownerUrl: string): Promise<Readonly<Record<Role, string>>> {
  const dataSource = createDataSource({
    ownerUrl,
    entities: [],
    poolSize: 1,
    statementTimeoutMs: 5000,
    connectTimeoutMs: 5000,
  });
  await dataSource.initialize();
  const cookies: [Role, string][] = [];
  for (const role of roles) {
    const id = newId(new Date());
    const email = `${role.toLowerCase()}@roles.example`;
    await insertUser(dataSource.manager, { id, email, name: role, role, passwordHash: '$argon2id$none' });
    const token = newSessionToken();
    const session = { id: newId(new Date()), userId: id, tokenHash: tokenHash(token) };
    await insertSession(dataSource.manager, session, { lifetimeHours: 1, idleMinutes: 60 });
    cookies.push([role, `__Host-seventh_session=${token}`]);
  }
  await dataSource.destroy();
  return Object.fromEntries(cookies) as Record<Role, string>;
}
