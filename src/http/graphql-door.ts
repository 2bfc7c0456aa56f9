import bodyParser from 'body-parser';
import compression from 'compression';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Middleware } from './cors.js';
import { GRAPHQL_RESPONSE, JSON_RESPONSE, prefersGraphQLResponse } from './media-type.js';

/** What stands before a GraphQL endpoint. */
export interface DoorOptions {
  /** What an answer says that says nothing else about caches: errors among them. */
  readonly cacheControl: string;
  readonly cors: Middleware;
  readonly bodyLimitBytes: number;
  /** Off for answers that hold secrets beside what a stranger could have put there (BREACH), and where a proxy does it. */
  readonly compress: boolean;
}

type Request = IncomingMessage & { body?: unknown };
type Next = (error?: unknown) => void;
type RequestHandler = (req: Request, res: ServerResponse, next: Next) => void;
type ErrorHandler = (error: unknown, req: Request, res: ServerResponse, next: Next) => void;
/** As Express tells them apart: by the number of arguments. */
export type DoorHandler = RequestHandler | ErrorHandler;

/** Smaller answers fit one packet anyway. */
const COMPRESS_FROM_BYTES = 1024;

/** In order, to be mounted at the endpoint's path before anything else that reads a body. */
export function graphqlDoor(options: DoorOptions): readonly DoorHandler[] {
  return [
    enter(options.cacheControl),
    options.cors,
    ...(options.compress ? [compress()] : []),
    bodyParser.json({ limit: options.bodyLimitBytes, type: isJson }) as RequestHandler,
    refuseBody(options.bodyLimitBytes),
  ];
}

function enter(cacheControl: string): RequestHandler {
  return (req, res, next) => {
    res.setHeader('Cache-Control', cacheControl);
    res.setHeader('X-Content-Type-Options', 'nosniff');
    // A path below the endpoint is none of ours: caches that go by `.css` at its end would be deceived.
    if (/^\/[^?]/.test(req.url ?? '')) {
      refuse(req, res, 404, { message: 'Nothing is here.', extensions: { code: 'BAD_REQUEST' } });
      return;
    }
    // Node leaves the body out of an answer to a request that came as HEAD, whatever it is called afterwards.
    if (req.method === 'HEAD') req.method = 'GET';
    next();
  };
}

function compress(): RequestHandler {
  return compression({ threshold: COMPRESS_FROM_BYTES }) as unknown as RequestHandler;
}

function isJson(req: IncomingMessage): boolean {
  return /^application\/(json|graphql\+json)\s*(;|$)/i.test(req.headers['content-type'] ?? '');
}

function refuseBody(limitBytes: number): ErrorHandler {
  return (error, req, res, _next) => {
    const { status = 400, type } = error as { status?: number; type?: string };
    if (status === 413) {
      const met = Number(req.headers['content-length']) || limitBytes + 1;
      const message = `The request has more than ${limitBytes} bytes, which is as many as are read.`;
      const extensions = { code: 'TOO_COSTLY', limit: 'bodyBytes', met, most: limitBytes };
      refuse(req, res, 413, { message, extensions });
      return;
    }
    const message =
      type === 'entity.parse.failed'
        ? 'The body is not a JSON object. Send {"query": "…", "variables": {…}}.'
        : 'The body cannot be read. Send JSON in UTF-8, plain or compressed by gzip, deflate or br, as the headers say.';
    refuse(req, res, status < 500 ? status : 400, { message, extensions: { code: 'BAD_REQUEST' } });
  };
}

function refuse(req: IncomingMessage, res: ServerResponse, status: number, error: object): void {
  const type = prefersGraphQLResponse(req.headers.accept) ? GRAPHQL_RESPONSE : JSON_RESPONSE;
  res.statusCode = status;
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Type', `${type}; charset=utf-8`);
  res.end(JSON.stringify({ errors: [error] }));
}
