import { connect, type Socket } from 'node:net';
import type { GraphqlRequest } from './scenarios.js';

/** Where requests go, and how they are drawn. */
export interface LoadPlan {
  readonly host: string;
  readonly port: number;
  /** Requests as `encodeRequest` made them. */
  readonly requests: readonly Buffer[];
  /** Places in `requests`, one after the other, over and over. */
  readonly order: Uint32Array;
  readonly connections: number;
  readonly seconds: number;
  readonly signal: AbortSignal;
}

/** What came of a window. */
export interface Load {
  readonly answers: number;
  readonly seconds: number;
  /** Answers a second. */
  readonly rate: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Mean size of an answer's body. */
  readonly bytes: number;
}

/** An end to every window, whatever the clock says. */
const MOST_ANSWERS = 2_000_000;
/** A server that does not answer for so long fails the run. */
const SILENCE_MS = 15_000;
const ANSWER_BEGINS = '{"data":{';
const HEAD_END = Buffer.from('\r\n\r\n');

export function encodeRequest(
  { host, port }: { host: string; port: number },
  request: GraphqlRequest,
): Buffer {
  const body = JSON.stringify(request);
  const head = [
    'POST /graphql HTTP/1.1',
    `host: ${host}:${port}`,
    'content-type: application/json',
    'accept: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/**
 * Keeps a number of connections busy for a time: each sends its next request when the answer to its last has come. It
 * speaks just enough HTTP for that (Node's own client would take as long as the servers do), so any answer but a 200 with
 * data fails the whole run.
 */
export async function runLoad(plan: LoadPlan): Promise<Load> {
  let sent = 0;
  let bytes = 0;
  const latencies: number[] = [];
  const beganAt = performance.now();
  const endAt = beganAt + plan.seconds * 1000;
  const hasTime = () => performance.now() < endAt && latencies.length < MOST_ANSWERS && !plan.signal.aborted;

  async function keepBusy(): Promise<void> {
    const socket = connect({ host: plan.host, port: plan.port, noDelay: true });
    socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error(`No answer within ${SILENCE_MS} ms.`)));
    try {
      await new Promise<void>((resolve, reject) => {
        let askedAt = 0;
        const ask = () => {
          askedAt = performance.now();
          const place = plan.order[sent % plan.order.length]!;
          sent += 1;
          socket.write(plan.requests[place]!);
        };
        readAnswers(socket, (size) => {
          latencies.push(performance.now() - askedAt);
          bytes += size;
          if (hasTime()) ask();
          else resolve();
        });
        socket.once('error', reject);
        socket.once('close', () => reject(new Error('The server closed the connection.')));
        socket.once('connect', ask);
      });
    } finally {
      socket.destroy();
    }
  }

  await Promise.all(Array.from({ length: plan.connections }, keepBusy));
  plan.signal.throwIfAborted();
  const seconds = (performance.now() - beganAt) / 1000;
  const sorted = Float64Array.from(latencies).toSorted();
  const quantile = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return {
    answers: sorted.length,
    seconds,
    rate: sorted.length / seconds,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    bytes: bytes / sorted.length,
  };
}

/** Calls back with the size of each answer's body, once it is whole. */
function readAnswers(socket: Socket, onAnswer: (bytes: number) => void): void {
  let head: Buffer | null = null;
  let size = 0;
  let missing = 0;
  socket.on('data', (chunk: Buffer) => {
    if (missing > 0) {
      missing -= chunk.length;
    } else {
      head = head === null ? chunk : Buffer.concat([head, chunk]);
      const end = head.indexOf(HEAD_END);
      const bodyAt = end + HEAD_END.length;
      if (end < 0 || head.length < bodyAt + ANSWER_BEGINS.length) return;
      const text = head.toString('latin1', 0, end);
      const length = /\r\ncontent-length: (\d+)/i.exec(text);
      const begins = head.toString('latin1', bodyAt, bodyAt + ANSWER_BEGINS.length);
      if (!text.startsWith('HTTP/1.1 200') || length === null || begins !== ANSWER_BEGINS) {
        socket.destroy(new Error(`Not an answer with data: ${head.toString('utf8', 0, 600)}`));
        return;
      }
      size = Number(length[1]);
      missing = bodyAt + size - head.length;
      head = null;
    }
    if (missing < 0) socket.destroy(new Error('More bytes came than the answer should have.'));
    else if (missing === 0) onAnswer(size);
  });
}
