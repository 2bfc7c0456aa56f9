import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ImageLibrary } from '../../media/image-library.js';
import { WorkshopBusyError } from '../../media/image-workshop.js';
import { DomainError } from '../../rules/domain-error.js';
import type { Viewer } from '../../rules/permissions.js';
import type { AddImageCommand } from './add-image.command.js';
import { NOTHING_SAID } from './image.input.js';
import { RefusedRequest } from './media-answer.js';

/** Which part of an upload is at fault. */
export const FILE_FIELD = ['file'];

/** Uploads in one piece: the file is the body of the request. */
export class RawUploads {
  /** Files that are coming in: no more than there is room for in the workshop. */
  private coming = 0;

  constructor(
    private readonly library: ImageLibrary,
    private readonly add: AddImageCommand,
    private readonly maxBytes: number,
  ) {}

  async take(req: IncomingMessage, viewer: Viewer): Promise<{ id: string; notes: readonly string[] }> {
    this.checkHeaders(req);
    if (this.coming >= this.library.workshop.capacity) throw new WorkshopBusyError();
    this.coming += 1;
    try {
      return await this.library.incoming.withPath(async (path) => {
        await this.receive(req, path);
        const idempotencyKey = one(req.headers['idempotency-key']);
        const image = { path, sourceUrl: null, fields: NOTHING_SAID, field: FILE_FIELD };
        return this.add.run(image, viewer, { now: new Date(), idempotencyKey });
      });
    } finally {
      this.coming -= 1;
    }
  }

  private checkHeaders({ headers }: IncomingMessage): void {
    if (/^multipart\//i.test(headers['content-type'] ?? '')) {
      throw new RefusedRequest(415, 'UNSUPPORTED_TYPE', 'Send the file itself as the body, not a form.');
    }
    if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
      throw new RefusedRequest(415, 'UNSUPPORTED_TYPE', 'Send the file as it is, without Content-Encoding.');
    }
    if (Number(headers['content-length'] ?? 0) > this.maxBytes) throw this.tooLarge();
  }

  private async receive(req: IncomingMessage, path: string): Promise<void> {
    let bytes = 0;
    const limit = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        bytes += chunk.length;
        if (bytes > this.maxBytes) done(this.tooLarge());
        else done(null, chunk);
      },
    });
    const file = createWriteStream(path, { flags: 'wx' });
    try {
      // The request stays open where its file is refused, so that it can be answered.
      req.pipe(limit);
      const broken = new Promise<never>((_, reject) => {
        req.once(
          'close',
          () => req.complete || reject(new RefusedRequest(400, 'BAD_REQUEST', 'The upload was broken off.')),
        );
      });
      broken.catch(() => undefined);
      await Promise.race([pipeline(limit, file), broken]);
    } finally {
      req.unpipe(limit);
      limit.destroy();
      file.destroy();
    }
    if (bytes === 0) {
      throw DomainError.of('REQUIRED', 'The request has no body. Send the file as its body.', FILE_FIELD);
    }
  }

  private tooLarge(): DomainError {
    const message = `The file has more than ${this.maxBytes} bytes, which is as many as are taken. Make it smaller.`;
    return DomainError.of('TOO_LARGE', message, FILE_FIELD);
  }
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
