import { spawnSync } from 'node:child_process';

/** Which CPU each part of a run is held to. */
export interface CpuPlan {
  /** The contestant under load. */
  readonly server: number;
  readonly postgres: number;
  /** The load itself: PostgreSQL's where there are but two CPUs. */
  readonly load: number;
}

/** Undefined where the machine has one CPU or no `taskset`: then nothing is held anywhere. */
export function planCpus(): CpuPlan | undefined {
  const answer = spawnSync('taskset', ['-pc', String(process.pid)], { encoding: 'utf8' });
  const list = answer.status === 0 ? /list: ([\d,-]+)/.exec(answer.stdout)?.[1] : undefined;
  const [server, postgres, load] = (list ?? '').split(',').flatMap(expand);
  if (server === undefined || postgres === undefined) return undefined;
  return { server, postgres, load: load ?? postgres };
}

/** Holds this process, and what it starts from now on, to a CPU. */
export function holdTo(cpu: number): void {
  spawnSync('taskset', ['-apc', String(cpu), String(process.pid)]);
}

/** `3` is 3, `0-3` is 0, 1, 2, 3. */
function expand(range: string): number[] {
  const [from, to] = range.split('-').map(Number);
  if (from === undefined || Number.isNaN(from) || range === '') return [];
  return Array.from({ length: (to ?? from) - from + 1 }, (_, at) => from + at);
}
