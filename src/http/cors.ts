import type { IncomingMessage, ServerResponse } from 'node:http';

/** Who may read answers from a page of another origin. */
export interface CorsOptions {
  /** `any` answers every origin, without credentials; a list answers those origins, with credentials. */
  readonly origins: 'any' | readonly string[];
  readonly methods: readonly string[];
  /** Request headers a page may send. */
  readonly requestHeaders: readonly string[];
  /** Response headers a page may read, besides the few every page may. */
  readonly exposedHeaders: readonly string[];
}

export type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/** A day: browsers cut it shorter (Chromium to two hours). */
const PREFLIGHT_SECONDS = 86_400;

/**
 * Answers preflights and marks answers (Fetch standard, CORS protocol). Plain middleware, so it can stand before either
 * API. An origin that is not allowed gets no headers; the request itself is not refused here.
 */
export function cors(options: CorsOptions): Middleware {
  const { origins } = options;
  return (req, res, next) => {
    // Answers differ by origin, also for requests that sent none.
    if (origins !== 'any') res.appendHeader('Vary', 'Origin');
    const { origin } = req.headers;
    // Where any origin may read, every answer says so: a cache may hand one to a page that an earlier client without origin asked for.
    const isAllowed = origins === 'any' || (origin !== undefined && origins.includes(origin));
    if (isAllowed) {
      res.setHeader('Access-Control-Allow-Origin', origins === 'any' ? '*' : origin!);
      if (origins !== 'any') res.setHeader('Access-Control-Allow-Credentials', 'true');
    }
    const isPreflight =
      req.method === 'OPTIONS' && req.headers['access-control-request-method'] !== undefined;
    if (!isPreflight) {
      if (isAllowed) res.setHeader('Access-Control-Expose-Headers', options.exposedHeaders.join(', '));
      next();
      return;
    }
    if (isAllowed) {
      res.setHeader('Access-Control-Allow-Methods', options.methods.join(', '));
      res.setHeader('Access-Control-Allow-Headers', options.requestHeaders.join(', '));
      res.setHeader('Access-Control-Max-Age', PREFLIGHT_SECONDS);
    }
    res.writeHead(204, { 'Content-Length': '0' }).end();
  };
}

/** What a page may send to a GraphQL endpoint and read from it. */
const GRAPHQL_HEADERS = {
  methods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
  requestHeaders: [
    'Content-Type',
    'Accept',
    'If-None-Match',
    'X-Min-Content-Version',
    'X-Apollo-Operation-Name',
    'Apollo-Require-Preflight',
  ],
  exposedHeaders: ['X-Content-Version', 'ETag', 'Retry-After', 'X-Request-Id'],
};

/** For `/graphql`: any origin, and never with credentials. */
export function deliveryCors(): Middleware {
  return cors({ origins: 'any', ...GRAPHQL_HEADERS });
}

/** For `/editor/graphql`: configured origins, with their cookies or token. */
export function editorialCors(origins: readonly string[]): Middleware {
  const requestHeaders = [...GRAPHQL_HEADERS.requestHeaders, 'Authorization'];
  return cors({ origins, ...GRAPHQL_HEADERS, requestHeaders });
}

/** For `/preview/graphql`: any origin, with a token and never with cookies. */
export function previewCors(): Middleware {
  const requestHeaders = [...GRAPHQL_HEADERS.requestHeaders, 'Authorization'];
  return cors({ origins: 'any', ...GRAPHQL_HEADERS, requestHeaders });
}
