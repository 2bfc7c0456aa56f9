import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts CPU time in hundredths of a second on every architecture Node runs on. */
const TICKS_A_SECOND = 100;

interface ProcessStat {
  readonly parent: number;
  readonly cpuMs: number;
  /** Of children that have ended. */
  readonly endedChildrenMs: number;
}

/** CPU time a process has taken so far, in ms; undefined where the system does not tell (other than Linux). */
export function cpuMsOf(pid: number): number | undefined {
  return readStat(pid)?.cpuMs;
}

/** CPU time of all children that a process has and had, in ms: PostgreSQL's server processes. */
export function cpuMsOfChildren(parent: number): number | undefined {
  const own = readStat(parent);
  if (own === undefined) return undefined;
  let sum = own.endedChildrenMs;
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? readStat(Number(name)) : undefined;
    if (stat?.parent === parent) sum += stat.cpuMs;
  }
  return sum;
}

/** CPU time that all processes of the machine have taken so far, in ms; undefined where the system does not tell. */
export function cpuMsOfMachine(): number | undefined {
  // See proc_stat(5): user, nice, system, idle, iowait, irq, softirq, steal.
  const ticks = /^cpu +(.*)$/m
    .exec(read('/proc/stat') ?? '')?.[1]
    ?.split(' ')
    .map(Number);
  if (ticks === undefined) return undefined;
  const [user, nice, system, , , irq, softirq, steal] = ticks;
  return ((user! + nice! + system! + irq! + softirq! + (steal ?? 0)) / TICKS_A_SECOND) * 1000;
}

/** Resident memory in MB; undefined where the system does not tell. */
export function residentMbOf(pid: number): number | undefined {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}

/** See proc_pid_stat(5): behind the name in brackets come state, parent and, as 12th and 13th, user and system time, then those of ended children. */
function readStat(pid: number): ProcessStat | undefined {
  const fields = read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ');
  if (fields === undefined) return undefined;
  const ms = (ticks: number) => (ticks / TICKS_A_SECOND) * 1000;
  return {
    parent: Number(fields[1]),
    cpuMs: ms(Number(fields[11]) + Number(fields[12])),
    endedChildrenMs: ms(Number(fields[13]) + Number(fields[14])),
  };
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
