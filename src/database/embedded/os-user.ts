import { spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { DatabaseStartError } from '../database-start-error.js';

/** An account of the operating system that PostgreSQL runs under, since it refuses to run as root. */
export interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

/** Made where a machine has no `postgres`: a system account that cannot sign in. */
const OWN_ACCOUNT = 'seventh-cms';

/** How an account is made: on most Linux systems, and on those with busybox. */
const ACCOUNT_MAKERS: readonly (readonly [string, ...string[]])[] = [
  ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', OWN_ACCOUNT],
  ['adduser', '-S', '-D', '-H', OWN_ACCOUNT],
];

/**
 * The account for PostgreSQL: `undefined` for an ordinary user, who runs it plainly. For root: whoever owns the
 * existing folder, else `postgres`, else an account made for the purpose.
 */
export async function postgresUser(existingFolder: string): Promise<OsUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(existingFolder).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const found = accountNamed('postgres') ?? accountNamed(OWN_ACCOUNT);
  if (found) return found;
  for (const [command, ...args] of ACCOUNT_MAKERS) {
    spawnSync(command, args, { stdio: 'ignore' });
    // Looked up whatever the command said: another first start may have made it meanwhile.
    const made = accountNamed(OWN_ACCOUNT);
    if (made) return made;
  }
  throw new DatabaseStartError(
    'PostgreSQL does not run as root, and no account could be made for it. ' +
      'Start Seventh as an ordinary user, or make an account named "seventh-cms", or set DATABASE_URL.',
  );
}

/** Whether the account can reach a file or folder and use it so (`r`, `w`, `x`). Asks the system: it knows ACLs too. */
export function canUse(user: OsUser | undefined, path: string, how: 'r' | 'w' | 'x'): boolean {
  const probe = spawnSync('/bin/sh', ['-c', `test -${how} "$1"`, 'sh', path], {
    ...user,
    cwd: '/',
    stdio: 'ignore',
  });
  return probe.status === 0;
}

function accountNamed(name: string): OsUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return answer.status === 0 ? Number(answer.stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}
