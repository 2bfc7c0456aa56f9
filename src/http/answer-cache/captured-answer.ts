import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { WholeAnswer } from './cached-answer.js';

/** Longer answers are sent as they come. */
const MOST_BYTES = 16_000_000;

/**
 * Catches what is written to a response instead of sending it. Calls back once: with the whole answer; with null where there
 * will be none, since the client has gone, or where it was so long that it is being sent as it is written.
 */
export function captureAnswer(res: ServerResponse, done: (answer: WholeAnswer | null) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let isOver = false;
  const writeHead = res.writeHead.bind(res);
  const write = res.write.bind(res);
  const end = res.end.bind(res);

  function finish(answer: WholeAnswer | null): void {
    if (isOver) return;
    isOver = true;
    res.off('close', onClose);
    done(answer);
  }
  function onClose(): void {
    finish(null);
  }
  function add(chunk: unknown, encoding: unknown, isLast: boolean): void {
    if (chunk === undefined || chunk === null || typeof chunk === 'function') return;
    const part = bytesOf(chunk as string | Uint8Array, encoding, isLast);
    chunks.push(part);
    bytes += part.length;
  }
  function letPass(): void {
    res.writeHead = writeHead;
    res.write = write;
    res.end = end;
    for (const chunk of chunks.splice(0)) write(chunk);
    finish(null);
  }

  res.once('close', onClose);
  res.writeHead = function caughtHead(status: number, ...rest: unknown[]) {
    res.statusCode = status;
    const given = rest.find((each) => typeof each === 'object' && each !== null);
    setAll(res, given as OutgoingHttpHeaders | string[] | undefined);
    return res;
  };
  res.write = function caughtWrite(chunk: unknown, ...rest: unknown[]) {
    add(chunk, rest[0], false);
    if (bytes > MOST_BYTES && !isOver) letPass();
    callLast(rest);
    return true;
  };
  res.end = function caughtEnd(...rest: unknown[]) {
    add(rest[0], rest[1], true);
    callLast(rest);
    // Whoever waits for the head to be written learns of it now: compression names what the answer varies by.
    res.writeHead(res.statusCode);
    const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    const answer = { status: res.statusCode, headers: headersOf(res), body };
    // What is sent now is the whole answer: nothing that stood between has anything more to do with it.
    for (const name of ['writeHead', 'write', 'end']) Reflect.deleteProperty(res, name);
    finish(answer);
    return res;
  };
}

/** Whoever writes may use his memory again, but not after the last of it. */
function bytesOf(chunk: string | Uint8Array, encoding: unknown, isLast: boolean): Buffer {
  if (typeof chunk === 'string') {
    return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
  }
  return isLast && Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
}

/** The headers of a response that is to be answered with another one's. */
export function clearHeaders(res: ServerResponse): void {
  for (const name of res.getHeaderNames()) res.removeHeader(name);
}

/** Node's own; its types know it of requests alone. */
type NamedHeaders = ServerResponse & { getRawHeaderNames(): string[] };

function headersOf(res: ServerResponse): [string, string][] {
  return (res as NamedHeaders).getRawHeaderNames().map((name) => {
    const value = res.getHeader(name)!;
    return [name, Array.isArray(value) ? value.join(', ') : String(value)];
  });
}

function setAll(res: ServerResponse, headers: OutgoingHttpHeaders | string[] | undefined): void {
  if (headers === undefined) return;
  const entries = Array.isArray(headers)
    ? headers.flatMap((each, at) => (at % 2 === 0 ? [[each, headers[at + 1]!] as const] : []))
    : Object.entries(headers);
  for (const [name, value] of entries) if (value !== undefined) res.setHeader(name, value);
}

/** Writers may pass a callback last. */
function callLast(args: readonly unknown[]): void {
  const last = args.at(-1);
  if (typeof last === 'function') process.nextTick(last);
}

/** Calls back when the head of a response is written, before anybody can have read it. */
export function onHead(res: ServerResponse, callback: (res: ServerResponse) => void): void {
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => ServerResponse;
  res.writeHead = function heardHead(...args: unknown[]) {
    callback(res);
    return writeHead(...args);
  };
}
