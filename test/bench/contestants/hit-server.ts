import { createServer, type RequestListener } from 'node:http';
import { pathToFileURL } from 'node:url';
import type * as Cache from '../../../src/http/answer-cache/answer-cache.js';
import { serve } from './bare-server.js';

// An answer from memory and nothing else: the answer cache before a service that is not there, or the bare HTTP server.
const text = `{"data":{"article":{"title":"${'About the seventh nerve. '.repeat(343)}"}}}\n`;
const bytes = Buffer.from(text);
/** What the delivery API sends with an article page. */
const key = (at: number) => `article-0199e9a0-2b7c-7d3e-9f00-${String(at).padStart(12, '0')}`;
const keys = ['content', ...[1, 2, 3, 4, 5, 6, 7, 8].map(key), 'related'];
const headers = {
  'content-security-policy': "frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'X-Content-Version, ETag, Retry-After',
  'x-content-type-options': 'nosniff',
  vary: 'Accept, X-Min-Content-Version, Accept-Encoding',
  'cache-control': 'no-cache',
  'surrogate-key': keys.join(' '),
  'cache-tag': keys.join(','),
  'x-content-version': '7',
  'content-type': 'application/json; charset=utf-8',
  'content-length': bytes.length,
  etag: 'W/"21ac-0123456789012345678901234="',
};

if (process.env.HIT_KIND === 'bare') {
  const answers = new Map<string, Buffer>();
  // As it holds them in a run of the bench: found by the request, each in memory of its own.
  serve((body) => {
    const asked = body.toString('latin1');
    let answer = answers.get(asked);
    if (!answer) answers.set(asked, (answer = Buffer.from(text)));
    return answer;
  });
} else {
  const module = process.env.HIT_CACHE;
  const { AnswerCache } = (await import(
    module === undefined ? '../../../src/http/answer-cache/answer-cache.js' : pathToFileURL(module).href
  )) as typeof Cache;
  const next: RequestListener = (req, res) => {
    req.resume();
    if (req.method !== 'POST') res.end();
    else res.writeHead(200, headers).end(text);
  };
  const cache = new AnswerCache(
    {
      mostBytes: 268_435_456,
      bodyLimitBytes: 200_000,
      compresses: true,
      patienceMs: 3000,
      ask: async () => undefined,
      onTouched: () => undefined,
      onTrust: () => undefined,
    },
    next,
  );
  const hear = () => {
    const askedAt = performance.now();
    const times = { askedAt, answeredAt: askedAt, clockMs: Date.now(), edgeMs: Infinity };
    cache.freshness.heard({ ...times, position: 7, contentVersion: 7, changes: [] });
  };
  hear();
  setInterval(hear, 1000);
  const server = createServer(cache.handle);
  server.requestTimeout = 60_000;
  server.listen(Number(process.env.PORT), process.env.HOST);
  process.once('SIGTERM', () => {
    if (process.env.HIT_FIGURES) console.log(JSON.stringify(cache.figures()));
    process.exit(0);
  });
}
