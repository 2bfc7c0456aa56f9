import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What is to be called when a connection is cut under responses that had not come to their turn. */
const queued = new WeakMap<Socket, Set<() => void>>();

/** Calls back once: when the answer is handed to the connection, or its client has gone. */
export function whenOver(req: IncomingMessage, res: ServerResponse, callback: () => void): void {
  const { socket } = req;
  const isQueued = res.socket === null;
  let isOver = false;
  function done(): void {
    if (isOver) return;
    isOver = true;
    if (isQueued) queued.get(socket)?.delete(done);
    callback();
  }
  // Not "finish": who reads slowly costs nothing any more.
  res.once('prefinish', done);
  res.once('close', done);
  if (isQueued) listen(socket).add(done);
}

/** A response that waits for others on its connection (pipelining) is not told when that breaks. */
function listen(socket: Socket): Set<() => void> {
  const known = queued.get(socket);
  if (known) return known;
  const all = new Set<() => void>();
  queued.set(socket, all);
  socket.once('close', () => all.forEach((done) => done()));
  return all;
}
