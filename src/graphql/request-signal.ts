import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { unavailable } from './request-errors.js';
import { tooCostly } from './too-costly.js';

/**
 * Fires when nobody waits for the answer any more: the client closed its connection, or the request took longer than
 * `timeLimitMs`. Its reason is the error to answer with.
 */
export function requestSignal(res: ServerResponse, timeLimitMs: number): AbortSignal {
  const controller = new AbortController();
  // Each running statement listens, and a request may run dozens at once: no leak to be warned of.
  setMaxListeners(0, controller.signal);
  const timer = setTimeout(() => controller.abort(tooSlow(timeLimitMs)), timeLimitMs);
  res.once('close', () => {
    clearTimeout(timer);
    if (!res.writableFinished) controller.abort(unavailable('The client has gone.'));
  });
  return controller.signal;
}

function tooSlow(timeLimitMs: number) {
  return tooCostly({
    limit: 'time',
    met: timeLimitMs,
    most: timeLimitMs,
    message: `This request took ${timeLimitMs} ms, which is as long as one may. Ask for less at once.`,
    status: 503,
  });
}
