import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { Answer } from './answer.js';
import { codingFor, type Coding } from './encoding.js';
import type { FirstSeen } from './first-seen.js';

/** Smaller answers fit one packet anyway. */
const COMPRESS_FROM_CHARACTERS = 1024;
/** As good as gzip's best, at a fraction of the time of brotli's own default. */
const BROTLI_QUALITY = 4;

export interface WriteOptions {
  readonly firstSeen: FirstSeen;
  readonly compress: boolean;
}

/**
 * Sends an answer with a strong ETag and `Last-Modified`, or 304 where the client has it; no body for HEAD. A body in pieces
 * is made only as fast as the client takes it.
 */
export async function writeAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  answer: Answer,
  { firstSeen, compress }: WriteOptions,
): Promise<void> {
  const { status = 200, body } = answer;
  for (const [name, value] of Object.entries(answer.headers ?? {})) res.setHeader(name, value);
  res.setHeader('Content-Type', answer.contentType);
  res.appendHeader('Vary', 'Accept-Encoding');
  const isWhole = typeof body === 'string';
  const coding =
    compress && (!isWhole || body.length >= COMPRESS_FROM_CHARACTERS)
      ? codingFor(req.headers['accept-encoding'])
      : null;
  const etag = etagOf(answer, coding);
  res.setHeader('ETag', etag);
  const since = firstSeen.since(req.url ?? '', etagOf(answer, null), new Date());
  if (since) res.setHeader('Last-Modified', since.toUTCString());
  if (status === 200 && clientHas(req, etag, since)) {
    res.removeHeader('Content-Type');
    res.writeHead(304).end();
    return;
  }
  if (coding) res.setHeader('Content-Encoding', coding);
  else if (isWhole) res.setHeader('Content-Length', Buffer.byteLength(body));
  res.statusCode = status;
  if (req.method === 'HEAD') {
    res.end();
    return;
  }
  if (isWhole && !coding) {
    res.end(body);
    return;
  }
  const source = Readable.from(isWhole ? [body] : body, { objectMode: false, highWaterMark: 65_536 });
  if (coding) await pipeline(source, compressor(coding), res);
  else await pipeline(source, res);
}

function etagOf(answer: Answer, coding: Coding | null): string {
  const stands = answer.sameAs ?? (typeof answer.body === 'string' ? answer.body : '');
  const digest = createHash('sha256').update(stands).digest('base64url').slice(0, 27);
  return `"${digest}${coding ? `-${coding}` : ''}"`;
}

/** RFC 9110, 13.2.2: tags decide where they are sent. Dates only when they are equal: ours can go back. */
function clientHas(req: IncomingMessage, etag: string, since: Date | null): boolean {
  const tags = req.headers['if-none-match'];
  if (tags !== undefined) {
    return tags.trim() === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  }
  const date = req.headers['if-modified-since'];
  return date !== undefined && since !== null && Date.parse(date) === since.getTime();
}

function compressor(coding: Coding) {
  return coding === 'br'
    ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
    : createGzip();
}
