import { connect, type Socket } from 'node:net';
import { DELIVERY_DOOR, nextStamp, STAMP, type Door, type GraphqlRequest } from './requests.js';

/** Where requests go, and how they are drawn. */
export interface LoadPlan {
  readonly host: string;
  /** Connections are spread evenly over several. */
  readonly port: number | readonly number[];
  readonly requests: readonly EncodedRequest[];
  /** Places in `requests`, one after the other, over and over. */
  readonly order: Uint32Array;
  readonly connections: number;
  readonly seconds: number;
  readonly signal: AbortSignal;
  /** How every answer begins; with `data` where it is left out. */
  readonly answersBegin?: string;
  /** Ends after so many requests, if the time is not up before. */
  readonly most?: number;
}

/** A request as it goes over the wire. */
export interface EncodedRequest {
  readonly bytes: Buffer;
  /** Where a stamp of its own is put each time it is sent. */
  readonly stampsAt: readonly number[];
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
const HEAD_END = Buffer.from('\r\n\r\n');

export function encodeRequest(
  { host, port }: { host: string; port: number },
  request: GraphqlRequest,
  door: Door = DELIVERY_DOOR,
): EncodedRequest {
  const body = JSON.stringify(request);
  const head = [
    `POST ${door.path} HTTP/1.1`,
    `host: ${host}:${port}`,
    'content-type: application/json',
    'accept: application/json',
    ...Object.entries(door.headers).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  const bytes = Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
  const stampsAt: number[] = [];
  for (let at = bytes.indexOf(STAMP); at >= 0; at = bytes.indexOf(STAMP, at + 1)) stampsAt.push(at);
  return { bytes, stampsAt };
}

/** The bytes to send now. */
function stamped({ bytes, stampsAt }: EncodedRequest): Buffer {
  if (stampsAt.length === 0) return bytes;
  const copy = Buffer.from(bytes);
  const stamp = nextStamp();
  for (const at of stampsAt) copy.write(stamp, at, 'latin1');
  return copy;
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
  const most = Math.min(plan.most ?? Infinity, MOST_ANSWERS);
  const hasTime = () => performance.now() < endAt && sent < most && !plan.signal.aborted;
  const ports = [plan.port].flat();
  const begin = plan.answersBegin ?? DELIVERY_DOOR.answersBegin;

  async function keepBusy(place: number): Promise<void> {
    const socket = connect({ host: plan.host, port: ports[place % ports.length]!, noDelay: true });
    socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error(`No answer within ${SILENCE_MS} ms.`)));
    try {
      await new Promise<void>((resolve, reject) => {
        let askedAt = 0;
        const ask = () => {
          askedAt = performance.now();
          const place = plan.order[sent % plan.order.length]!;
          sent += 1;
          socket.write(stamped(plan.requests[place]!));
        };
        readAnswers(socket, begin, (size) => {
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

  const connections = Math.min(plan.connections, most);
  await Promise.all(Array.from({ length: connections }, (_, place) => keepBusy(place)));
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
function readAnswers(socket: Socket, begin: string, onAnswer: (bytes: number) => void): void {
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
      if (end < 0 || head.length < bodyAt + begin.length) return;
      const text = head.toString('latin1', 0, end);
      const length = /\r\ncontent-length: (\d+)/i.exec(text);
      const begins = head.toString('latin1', bodyAt, bodyAt + begin.length);
      if (!text.startsWith('HTTP/1.1 200') || length === null || begins !== begin) {
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
