import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Takes no more connections and waits until the requests in flight are answered: at most `seconds`, and not beyond
 * `hurry`. Then every connection that is left is cut.
 */
export async function finishRequests(server: Server, seconds: number, hurry: AbortSignal): Promise<void> {
  if (!server.listening) return;
  let isFinished = false;
  server.close(() => (isFinished = true));
  const deadline = Date.now() + seconds * 1000;
  while (!isFinished && !hurry.aborted && Date.now() < deadline) {
    // A kept-alive connection falls idle with its answer, and would then be held open for the next request.
    server.closeIdleConnections();
    await sleep(20);
  }
  server.closeAllConnections();
}
