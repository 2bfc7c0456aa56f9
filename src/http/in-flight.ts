import { once } from 'node:events';
import type { Server } from 'node:http';

/** How often connections that have fallen idle are closed. */
const SWEEP_MS = 20;

/**
 * Takes no more connections and waits until the requests in flight are answered: at most `seconds`, and not beyond
 * `hurry`. Then every connection that is left is cut.
 */
export async function finishRequests(server: Server, seconds: number, hurry: AbortSignal): Promise<void> {
  if (!server.listening) return;
  const enough = AbortSignal.any([hurry, AbortSignal.timeout(seconds * 1000)]);
  const finished = once(server, 'close', { signal: enough });
  server.close();
  // A kept-alive connection falls idle with its answer, and would then be held open for the next request.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  try {
    await finished;
  } catch {
    server.closeAllConnections();
  } finally {
    clearInterval(sweep);
  }
}
