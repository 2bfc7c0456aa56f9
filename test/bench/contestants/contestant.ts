import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Dialect } from './postgraphile-dialect.js';

const HOST = '127.0.0.1';
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 10_000;
const KEPT_OUTPUT = 4_000;

/** One process of a server, with a port of its own. */
export interface ServerProcess {
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  /** The end of what it has printed. */
  output(): string;
  /** Whether it has ended by itself. */
  hasEnded(): boolean;
  stop(): Promise<void>;
}

/** A server under measurement, in one process of its own or several; host, port and pid are the first one's. */
export interface Contestant extends ServerProcess {
  readonly name: string;
  readonly processes: readonly ServerProcess[];
  /** How it is asked where it has another schema than the service. */
  readonly dialect: Dialect | undefined;
}

export interface ContestantPlan {
  readonly name: string;
  /** Arguments of `node`. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly dialect?: Dialect;
}

/** Starts a contestant and waits until all its processes answer. All get the same environment but for their plan's own. */
export async function startContestant(
  plan: ContestantPlan,
  cpus: string | undefined,
  signal: AbortSignal,
  count = 1,
): Promise<Contestant> {
  const processes: ServerProcess[] = [];
  const stop = async () => {
    await Promise.all(processes.map((process) => process.stop()));
  };
  try {
    for (let at = 0; at < count; at += 1) processes.push(await spawnServer(plan, cpus));
    await Promise.all(processes.map((process) => untilReady(plan.name, process, signal)));
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...processes[0]!, name: plan.name, dialect: plan.dialect, processes, stop };
}

/** Starts one process and waits for nothing. `cpus`: those it is held to, as `taskset` has them. */
export async function spawnServer(plan: ContestantPlan, cpus: string | undefined): Promise<ServerProcess> {
  const port = await freePort(HOST);
  const command = [process.execPath, ...plan.args];
  const [program, ...args] = cpus === undefined ? command : ['taskset', '-c', cpus, ...command];
  const child = spawn(program!, args, {
    env: {
      PATH: process.env.PATH,
      HOST,
      PORT: String(port),
      NODE_ENV: 'production',
      ...plan.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-KEPT_OUTPUT)));
  }
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.once('error', (error) => (output += error.message));
  const stop = async () => {
    child.kill('SIGTERM');
    const inTime = await Promise.race([ended.then(() => true), sleep(STOP_WITHIN_MS, false, { ref: false })]);
    if (!inTime) child.kill('SIGKILL');
    await ended;
  };
  return {
    host: HOST,
    port,
    pid: child.pid!,
    output: () => output,
    hasEnded: () => hasEnded(child),
    stop,
  };
}

async function untilReady(name: string, server: ServerProcess, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await answers(server))) {
    signal.throwIfAborted();
    if (server.hasEnded() || Date.now() > deadline) {
      throw new Error(`${name} did not come up. Its output ends:\n${server.output().trim()}`);
    }
    await sleep(50);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

async function answers({ host, port }: ServerProcess): Promise<boolean> {
  return fetch(`http://${host}:${port}/health/ready`).then(
    (response) => response.ok,
    () => false,
  );
}

async function freePort(host: string): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, host, resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('No free port was found.');
  return address.port;
}
