import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Middleware } from './cors.js';

/** The headers that middleware gives an answer to a plain request: for who answers without going through it. */
export function headersOf(...middleware: readonly Middleware[]): Record<string, string> {
  const headers: Record<string, string> = {};
  const set = (name: string, value: unknown) => {
    headers[name.toLowerCase()] = String(value);
  };
  const res = { setHeader: set, appendHeader: set } as unknown as ServerResponse;
  const req = { method: 'POST', headers: {} } as IncomingMessage;
  for (const each of middleware) each(req, res, () => undefined);
  return headers;
}
