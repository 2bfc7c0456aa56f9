import { spawnSync } from 'node:child_process';

/** Which CPUs each part of a run is held to. */
export interface CpuPlan {
  /** The contestant under load, in the form `taskset` has: 0 or 0,1. */
  readonly server: string;
  readonly postgres: number;
  /** The load itself: PostgreSQL's where there is none left for it. */
  readonly load: number;
}

/**
 * As many CPUs for the contestant as it has processes, one for PostgreSQL, one for the load. Undefined where the machine has not
 * enough of them or no `taskset`: then nothing is held anywhere.
 */
export function planCpus(processes = 1): CpuPlan | undefined {
  const answer = spawnSync('taskset', ['-pc', String(process.pid)], { encoding: 'utf8' });
  const list = answer.status === 0 ? /list: ([\d,-]+)/.exec(answer.stdout)?.[1] : undefined;
  const cpus = (list ?? '').split(',').flatMap(expand);
  const [postgres, load] = cpus.slice(processes);
  if (postgres === undefined) return undefined;
  return { server: cpus.slice(0, processes).join(','), postgres, load: load ?? postgres };
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
