import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Ends the PostgreSQL of `start-postgres.ts` at once and removes its folder: nothing in it is worth a clean shutdown. */
export default async function stopPostgres(): Promise<void> {
  const dataDir = process.env.SEVENTH_TEST_DATA_DIR;
  if (!dataDir || !existsSync(dataDir)) return;
  const home = realpathSync(join(dataDir, 'postgres'));
  const pidFile = join(home, 'data/postmaster.pid');
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGQUIT');
  for (let waited = 0; waited < 10_000 && existsSync(pidFile); waited += 20) await sleep(20);
  rmSync(home, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
