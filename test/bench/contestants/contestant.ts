import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 10_000;
const KEPT_OUTPUT = 4_000;

/** A server under measurement, in a process of its own. */
export interface Contestant {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  /** The end of what it has printed. */
  output(): string;
  stop(): Promise<void>;
}

export interface ContestantPlan {
  readonly name: string;
  /** Arguments of `node`. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a contestant and waits until it answers. All get the same environment but for their plan's own. */
export async function startContestant(
  plan: ContestantPlan,
  cpu: number | undefined,
  signal: AbortSignal,
): Promise<Contestant> {
  const host = '127.0.0.1';
  const port = await freePort(host);
  const command = [process.execPath, ...plan.args];
  const [program, ...args] = cpu === undefined ? command : ['taskset', '-c', String(cpu), ...command];
  const child = spawn(program!, args, {
    env: {
      PATH: process.env.PATH,
      HOST: host,
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
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await answers(host, port))) {
    if (signal.aborted || hasEnded(child) || Date.now() > deadline) {
      await stop();
      signal.throwIfAborted();
      throw new Error(`${plan.name} did not come up. Its output ends:\n${output.trim()}`);
    }
    await sleep(50);
  }
  return { name: plan.name, host, port, pid: child.pid!, output: () => output, stop };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

async function answers(host: string, port: number): Promise<boolean> {
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
