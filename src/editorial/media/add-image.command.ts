import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../database/transaction.js';
import { ImageLibrary } from '../../media/image-library.js';
import type { Viewer } from '../../rules/permissions.js';
import { newId } from '../../rules/uuid.js';
import { claimKey } from '../idempotency.js';
import { insertImage } from './image.repository.js';
import type { ImageFields } from './image.row.js';

/** A file to be taken into the library, wherever it came from. */
export interface NewImage {
  /** Of a local file, which stays where it is. */
  readonly path: string;
  /** Where it was fetched from. */
  readonly sourceUrl: string | null;
  readonly fields: ImageFields;
  /** Which part of the request is at fault where the file is refused. */
  readonly field: readonly string[];
}

export interface AddCall {
  readonly now: Date;
  readonly idempotencyKey?: string | null;
  /** What a retry is told by: name of the mutation and its arguments; the file's hash where it is missing. */
  readonly retry?: { readonly mutation: string; readonly args: unknown };
}

/** Takes a file into the library. */
@Injectable()
export class AddImageCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly library: ImageLibrary,
  ) {}

  /** The file is kept before its row is written: a service that ends in between leaves a file that no row tells of. */
  async run(
    image: NewImage,
    viewer: Viewer,
    call: AddCall,
  ): Promise<{ id: string; notes: readonly string[] }> {
    const id = newId(call.now);
    let doneBefore: string | null = null;
    let isKept = false;
    try {
      const { notes, ...file } = await this.library.keep(image.path, id, image.field);
      const retry = {
        key: call.idempotencyKey ?? null,
        ...(call.retry ?? { mutation: 'POST /editor/media', args: { fileHash: file.fileHash } }),
      };
      doneBefore = await inTransaction(this.dataSource, async (manager) => {
        const earlier = await claimKey(manager, viewer, retry, id);
        const { sourceUrl, fields } = image;
        if (earlier === null)
          await insertImage(manager, { id, ...file, ...fields, sourceUrl, userId: viewer.userId });
        return earlier;
      });
      isKept = doneBefore === null;
      return { id: doneBefore ?? id, notes };
    } finally {
      if (!isKept) await this.library.remove(id);
    }
  }
}
