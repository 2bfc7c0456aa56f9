import type { IncomingMessage, ServerResponse } from 'node:http';
import { WorkshopBusyError } from '../../media/image-workshop.js';
import { DomainError, type Fault, type UserErrorCode } from '../../rules/domain-error.js';

/** Why a request was refused, before anything was read. */
export class RefusedRequest extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** What is sent: a status, headers, and JSON. */
export interface MediaAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

const STATUSES: Partial<Readonly<Record<UserErrorCode, number>>> = {
  TOO_LARGE: 413,
  UNSUPPORTED_TYPE: 415,
  NOT_FOUND: 404,
  IDEMPOTENCY_MISMATCH: 409,
};

/** How a refusal is told; undefined for what is no refusal. */
export function refusalOf(error: unknown): MediaAnswer | undefined {
  if (error instanceof RefusedRequest) {
    const { status, headers, code, message } = error;
    return { status, headers, body: { errors: [{ code, message }] } };
  }
  if (error instanceof WorkshopBusyError) {
    const headers = { 'retry-after': String(error.retryAfterSeconds) };
    return { status: 503, headers, body: { errors: [{ code: 'UNAVAILABLE', message: error.message }] } };
  }
  if (error instanceof DomainError) {
    const errors: readonly Fault[] = error.faults;
    return { status: STATUSES[errors[0]!.code] ?? 422, headers: {}, body: { errors } };
  }
  return undefined;
}

/** How long a client that is refused may go on sending before it is cut off. */
const PATIENCE_MS = 2000;

/** Sends JSON. What the client still sends is not read to its end. */
export function answer(
  req: IncomingMessage,
  res: ServerResponse,
  { status, headers, body }: MediaAnswer,
): void {
  if (res.headersSent || res.destroyed) return;
  const isUnread = !req.complete;
  res.writeHead(status, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    ...(isUnread ? { connection: 'close' } : {}),
  });
  res.end(JSON.stringify(body));
  if (!isUnread) return;
  // Cut at once, a client that is still sending would never read why.
  req.resume();
  setTimeout(() => req.socket.destroy(), PATIENCE_MS).unref();
}
