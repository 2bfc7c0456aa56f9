import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './options.js';

/** Figures as a scorer printed them, such as `ndcg10` or `hit4`. */
export type Scores = Readonly<Record<string, number>>;

export type Scorer = 'search-score.mjs' | 'related-score.mjs';

/** Throws `UsageError` where a scorer that will be needed is missing: before minutes go into loading. */
export function requireScorers(scorersDir: string, needed: Iterable<Scorer>): void {
  const missing = [...new Set(needed)].filter((name) => !existsSync(join(scorersDir, name)));
  if (missing.length === 0) return;
  throw new UsageError(
    `There is nothing to score with: expected ${missing.join(' and ')} in ${scorersDir}. Give --scorers.`,
  );
}

/** Scores a run file against judgements, in a process of its own: `node SCORER JUDGEMENTS RUN` prints a name and JSON. */
export function scoreRun(
  scorersDir: string,
  scorer: Scorer,
  files: { judgements: string; run: string },
): Scores {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(scorersDir, scorer), files.judgements, files.run],
    { encoding: 'utf8' },
  );
  const json = stdout.indexOf('{');
  if (status !== 0 || json < 0) throw new Error(`${scorer} failed: ${stderr || stdout}`);
  return JSON.parse(stdout.slice(json)) as Scores;
}
