import type { IncomingMessage } from 'node:http';

const BODY = Symbol('the body of a request, once it was read');
type ReadRequest = IncomingMessage & { [BODY]?: Buffer };

/**
 * Reads the body of a request that says how long it is. `atOnce` gets it while its last bytes come in and says whether the
 * request is answered with that; where it is not, the request is made as it was before, so that whoever reads it next
 * gets the same bytes, and `otherwise` gets the body too. A body that says nothing of its length, or more than `limitBytes`, is
 * left alone: `otherwise` gets null. Who reads it again here gets what was read.
 */
export function readBody(
  req: ReadRequest,
  limitBytes: number,
  atOnce: (body: Buffer) => boolean,
  otherwise: (body: Buffer | null) => void,
): void {
  readBodyOf(req, Number(req.headers['content-length']), limitBytes, atOnce, otherwise);
}

/** The same, for who knows already what it says of its length. */
export function readBodyOf(
  req: ReadRequest,
  length: number,
  limitBytes: number,
  atOnce: (body: Buffer) => boolean,
  otherwise: (body: Buffer | null) => void,
): void {
  if (!(length > 0 && length <= limitBytes)) {
    otherwise(null);
    return;
  }
  const present = req[BODY];
  if (present) {
    if (!atOnce(present)) otherwise(present);
    return;
  }
  let chunks: Buffer[] | null = null;
  let bytes = 0;
  function onData(chunk: Buffer): void {
    bytes += chunk.length;
    if (bytes < length) {
      (chunks ??= []).push(chunk);
      return;
    }
    const body = chunks === null ? chunk : Buffer.concat([...chunks, chunk]);
    if (atOnce(body)) return;
    req.off('data', onData);
    // The end has not been announced yet; whoever reads on comes to it.
    req.pause();
    req.unshift(body);
    resumeForReader(req);
    req[BODY] = body;
    otherwise(body);
  }
  req.on('data', onData);
}

/** A stream that was paused by hand does not begin to flow for whoever listens next. */
function resumeForReader(req: IncomingMessage): void {
  req.on('newListener', function onListener(event: string | symbol) {
    if (event !== 'data') return;
    req.off('newListener', onListener);
    process.nextTick(() => req.resume());
  });
}
