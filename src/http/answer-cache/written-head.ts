import type { ServerResponse } from 'node:http';

/** The head of an answer as Node wrote it: it holds for all like it within the same second, of which it bears the date. */
export interface WrittenHead {
  readonly text: string;
  readonly second: number;
  readonly version: string | null;
}

/**
 * Where Node keeps the head it has made until the body is there. Nothing documents it: where it is not so, every head is
 * made anew. Checking and joining a dozen headers takes a quarter of the time of an answer from memory (docs/adr/0011).
 */
const HEAD = '_header';
type WithHead = ServerResponse & { [HEAD]?: string | null };

/** The head that has just been written to a response; null where it would not do for another. */
export function writtenHead(res: WithHead, version: string | null): WrittenHead | null {
  if (!isUsual(res) || typeof res[HEAD] !== 'string') return null;
  return { text: res[HEAD], second: secondNow(), version };
}

/** Gives a response a head that was written before. False where it has to be made. */
export function writeWritten(
  res: WithHead,
  status: number,
  { text, second, version }: WrittenHead,
  wanted: string | null,
): boolean {
  if (second !== secondNow() || version !== wanted || res[HEAD] !== null) return false;
  if (!isUsual(res) || res.destroyed || res.getHeaderNames().length > 0) return false;
  res.statusCode = status;
  res[HEAD] = text;
  return true;
}

/** A connection that stays open for more requests of HTTP/1.1: it gets the same lines about itself as others like it. */
function isUsual(res: ServerResponse): boolean {
  const { httpVersionMinor, httpVersionMajor, socket } = res.req;
  const server = (socket as { readonly server?: { readonly maxRequestsPerSocket: number | null } }).server;
  return (
    res.shouldKeepAlive &&
    httpVersionMinor === 1 &&
    httpVersionMajor === 1 &&
    res.sendDate &&
    !server?.maxRequestsPerSocket
  );
}

function secondNow(): number {
  return Math.floor(Date.now() / 1000);
}
