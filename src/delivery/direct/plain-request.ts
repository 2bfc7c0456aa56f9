import type { IncomingMessage } from 'node:http';

const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i;
const ACCEPTED = /application\/(graphql-response\+)?json|application\/\*|\*\/\*/i;

const COMPRESSED = /gzip|br|deflate|zstd|\*/i;

/** Headers that ask for something of their own. */
const UNUSUAL = [
  'content-encoding',
  'expect',
  'transfer-encoding',
  'x-http-method-override',
  'x-min-content-version',
];

/**
 * Whether a request is a query in a body of JSON, as clients send it, and wants nothing but its answer. One that takes compressed
 * answers is plain only where somebody else compresses them.
 */
export function isPlain({ method, headers }: IncomingMessage, compresses: boolean): boolean {
  if (method !== 'POST' || !JSON_TYPE.test(headers['content-type'] ?? '')) return false;
  if (compresses && COMPRESSED.test(headers['accept-encoding']?.toString() ?? '')) return false;
  const { accept } = headers;
  if (accept !== undefined && (!ACCEPTED.test(accept) || /text\/html/i.test(accept))) return false;
  return UNUSUAL.every((name) => headers[name] === undefined);
}
