import { spawn } from 'node:child_process';
import { DatabaseStartError } from '../database-start-error.js';
import type { Binaries } from './binaries.js';
import type { OsUser } from './os-user.js';

/** Makes a data folder with the superuser `postgres`. `durable: false` leaves out the wait for the disk. */
export async function runInitdb(
  binaries: Binaries,
  dataFolder: string,
  passwordFile: string,
  user: OsUser | undefined,
  durable: boolean,
): Promise<void> {
  const args = ['-D', dataFolder, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  // Said outright: an empty LANG would make SQL_ASCII. The builtin provider sorts alike on every machine.
  args.push('--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  args.push('--data-checksums', '--no-instructions', ...(durable ? [] : ['--no-sync']));
  const child = spawn(binaries.initdb, args, {
    ...user,
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  }).catch((error: Error) => {
    throw new DatabaseStartError(
      `PostgreSQL's initdb does not run on this machine (${error.message}). ` +
        'Its programs need glibc, so not Alpine Linux. Set DATABASE_URL to use another PostgreSQL.',
    );
  });
  if (code !== 0)
    throw new DatabaseStartError(`PostgreSQL's data folder could not be made:\n${complaint.trim()}`);
}
