import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One PostgreSQL for a run of Jest, shared by its projects and workers (Jest calls this once a project). It is prepared by
 * a process of its own, since Jest loads this file as CommonJS, which our sources are not.
 */
export default function startPostgres(_global: unknown, project: { rootDir: string }): void {
  if (process.env.SEVENTH_TEST_POSTGRES) return;
  const dataDir = mkdtempSync(join(tmpdir(), 'seventh-test-'));
  chmodSync(dataDir, 0o711); // the account PostgreSQL runs under passes through
  const support = join(project.rootDir, 'test/support');
  try {
    process.env.SEVENTH_TEST_POSTGRES = execFileSync(
      process.execPath,
      ['--import', join(support, 'typescript.mjs'), join(support, 'prepare-postgres.ts'), dataDir],
      { encoding: 'utf8', cwd: project.rootDir, stdio: ['ignore', 'pipe', 'inherit'] },
    ).trim();
    process.env.SEVENTH_TEST_DATA_DIR = dataDir;
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
}
