import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

// A crowd of readers in a process of its own: gets a plan as its argument, prints what became of it as JSON.

export interface CrowdPlan {
  readonly port: number;
  /** Bodies for `/graphql`, in turn. */
  readonly bodies: readonly string[];
  readonly seconds: number;
  /** Requests a second, whatever comes of them; null: each connection sends its next when it has its answer. */
  readonly rate: number | null;
  /** At most; a request for which none is free is not sent. */
  readonly connections: number;
  /** An answer that takes longer from when its request was due is of no use. */
  readonly deadlineMs: number;
}

export interface CrowdReport {
  readonly seconds: number;
  readonly sent: number;
  readonly unsent: number;
  /** 200 with data, in time. */
  readonly good: number;
  /** 200 too late. */
  readonly late: number;
  readonly refused: number;
  /** Of those refused, without being told when to come again. */
  readonly untold: number;
  /** Other answers, none, and broken connections. */
  readonly failed: number;
  /** Of all with 200, from when they were due. */
  readonly p99Ms: number;
  readonly refusedP99Ms: number;
}

/** How long is waited for the last answers. */
const PATIENCE_MS = 3000;
const TICK_MS = 2;

const plan = JSON.parse(process.argv[2]!) as CrowdPlan;
const requests = plan.bodies.map((body) =>
  Buffer.from(
    `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:${plan.port}\r\ncontent-type: application/json\r\n` +
      `accept: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  ),
);
const counts = { sent: 0, unsent: 0, good: 0, late: 0, refused: 0, untold: 0, failed: 0 };
const latencies: number[] = [];
const refusals: number[] = [];
const idle: Visitor[] = [];
const visitors = new Set<Visitor>();

/** A connection with one request at a time. */
class Visitor {
  private readonly socket: Socket;
  private dueAt = 0;
  isBusy = false;
  isConnected = false;
  private answer = '';

  constructor(private readonly answered: (visitor: Visitor) => void) {
    this.socket = connect({ host: '127.0.0.1', port: plan.port, noDelay: true });
    this.socket.setEncoding('latin1');
    this.socket.on('data', (chunk: string) => this.read(chunk));
    this.socket.on('connect', () => (this.isConnected = true));
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => this.fail());
    visitors.add(this);
  }

  ask(dueAt: number): void {
    this.dueAt = dueAt;
    this.isBusy = true;
    this.socket.write(requests[counts.sent % requests.length]!);
    counts.sent += 1;
  }

  end(): void {
    this.socket.destroy();
  }

  private read(chunk: string): void {
    this.answer += chunk;
    const headEnd = this.answer.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.answer)?.[1]);
    if (this.answer.length < headEnd + 4 + length) return;
    const isData = this.answer.startsWith('{"data":', headEnd + 4);
    count(this.answer.slice(0, headEnd), isData, performance.now() - this.dueAt);
    this.answer = '';
    this.isBusy = false;
    this.answered(this);
  }

  private fail(): void {
    visitors.delete(this);
    if (idle.includes(this)) idle.splice(idle.indexOf(this), 1);
    if (!this.isBusy) return;
    this.isBusy = false;
    counts.failed += 1;
  }
}

function count(head: string, isData: boolean, ms: number): void {
  if (head.startsWith('HTTP/1.1 200') && isData) {
    latencies.push(ms);
    counts[ms <= plan.deadlineMs ? 'good' : 'late'] += 1;
  } else if (head.startsWith('HTTP/1.1 503')) {
    refusals.push(ms);
    counts.refused += 1;
    if (!/\r\nretry-after: \d/i.test(head)) counts.untold += 1;
  } else {
    counts.failed += 1;
  }
}

const free = (visitor: Visitor) => void idle.push(visitor);
if (plan.rate !== null) {
  // Connected beforehand: a list of connections that overflows makes the system try again after a second, whatever is answered.
  for (let n = 0; n < plan.connections; n += 1) free(new Visitor(free));
  while (idle.some(({ isConnected }) => !isConnected)) await sleep(20);
}
const beganAt = performance.now();
const endAt = beganAt + plan.seconds * 1000;
if (plan.rate === null) {
  const again = (visitor: Visitor) => {
    if (performance.now() < endAt) visitor.ask(performance.now());
  };
  for (let n = 0; n < plan.connections; n += 1) again(new Visitor(again));
  await sleep(plan.seconds * 1000);
} else {
  await comeInTime(plan.rate);
}
const seconds = (performance.now() - beganAt) / 1000;
const isAnybodyBusy = () => [...visitors].some(({ isBusy }) => isBusy);
while (isAnybodyBusy() && performance.now() < endAt + PATIENCE_MS) await sleep(20);
counts.failed += [...visitors].filter(({ isBusy }) => isBusy).length;
const quantile = (all: readonly number[], share: number) =>
  Float64Array.from(all).toSorted()[Math.floor(share * (all.length - 1))] ?? 0;
const report: CrowdReport = {
  ...counts,
  seconds,
  p99Ms: quantile(latencies, 0.99),
  refusedP99Ms: quantile(refusals, 0.99),
};
process.stdout.write(JSON.stringify(report), () => process.exit(0));

/** Requests fall due at a rate that no answer slows down. */
async function comeInTime(rate: number): Promise<void> {
  for (let due = 0; ;) {
    const now = performance.now();
    if (now >= endAt) return;
    const dueNow = Math.floor(((now - beganAt) / 1000) * rate);
    for (; due < dueNow; due += 1) {
      const visitor = idle.pop();
      if (visitor) visitor.ask(beganAt + (due / rate) * 1000);
      else counts.unsent += 1;
    }
    await sleep(TICK_MS);
  }
}
