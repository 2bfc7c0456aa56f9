import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { inTransaction } from '../../database/transaction.js';
import { OutboundClient } from '../../http/outbound/outbound-client.js';
import { ImageLibrary } from '../../media/image-library.js';
import { Gate } from '../../publication/gate.js';
import { DomainError } from '../../rules/domain-error.js';
import type { Viewer } from '../../rules/permissions.js';
import { claimKey } from '../idempotency.js';
import { fetchImage } from './fetch-image.js';
import type { ReplaceImageInput } from './image.input.js';
import { findImages, lockImage, markDeleted, updateImageFile } from './image.repository.js';
import { namesOfUses } from './image-use.repository.js';
import type { ImageFile } from './image.row.js';
import { atVersion } from './update-image.command.js';

interface NewFile extends ImageFile {
  readonly sourceUrl: string | null;
}

/** Gives an image another file. Its id and addresses stay, and whatever is published shows the new file at once. */
@Injectable()
export class ReplaceImageCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    private readonly library: ImageLibrary,
    private readonly outbound: OutboundClient,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(
    order: { id: string; expectedVersion: number; input: ReplaceImageInput },
    viewer: Viewer,
    call: { idempotencyKey?: string | null } = {},
  ): Promise<{ id: string; contentVersion: number }> {
    const { id, expectedVersion, input } = order;
    const uploadId = input.uploadId ?? null;
    if (uploadId === id) {
      throw DomainError.of('INVALID', 'An image cannot take the place of itself.', ['input', 'uploadId']);
    }
    const [before] = await findImages(this.dataSource.manager, [id]);
    atVersion(before ?? null, before?.version ?? expectedVersion);
    const file = uploadId === null ? await this.fetch(id, input.url!) : await this.copyOf(uploadId, id);
    const retry = { key: call.idempotencyKey ?? null, mutation: 'replaceImage', args: order };
    try {
      const done = await inTransaction(this.dataSource, async (manager) => {
        if (await claimKey(manager, viewer, retry, id)) {
          return { contentVersion: await this.gate.contentVersion(manager) };
        }
        atVersion(await lockImage(manager, id), expectedVersion);
        if (uploadId !== null) await this.takeFrom(manager, uploadId);
        await updateImageFile(manager, id, file, file.sourceUrl);
        return this.gate.publishImage(manager, id, { isFileNew: true });
      });
      if (uploadId !== null) await this.library.remove(uploadId);
      return { id, contentVersion: done.contentVersion };
    } finally {
      // Whichever of the two files lost.
      const [now] = await findImages(this.dataSource.manager, [id]);
      for (const hash of new Set([before?.fileHash, file.fileHash])) {
        if (hash !== undefined && hash !== now?.fileHash) await this.library.remove(id, hash);
      }
    }
  }

  private fetch(id: string, url: string): Promise<NewFile> {
    const { maxBytes, timeLimitMs } = this.config.media;
    const field = ['input', 'url'];
    return this.library.incoming.withPath(async (path) => {
      await fetchImage(this.outbound, url, path, { maxBytes, timeoutMs: timeLimitMs }, field);
      return { ...(await this.library.keep(path, id, field)), sourceUrl: url };
    });
  }

  private async copyOf(uploadId: string, id: string): Promise<NewFile> {
    const [upload] = await findImages(this.dataSource.manager, [uploadId]);
    if (!upload) throw notFound();
    await this.library.copy(upload.fileHash, uploadId, id);
    return upload;
  }

  /** An upload ends as an image of its own with its file's new life. */
  private async takeFrom(manager: EntityManager, uploadId: string): Promise<void> {
    if (!(await lockImage(manager, uploadId))) throw notFound();
    const [use] = await namesOfUses(manager, uploadId);
    if (use !== undefined) {
      const message = `The uploaded image is used already, by ${use}. Upload the file anew.`;
      throw DomainError.of('NOT_ALLOWED_NOW', message, ['input', 'uploadId']);
    }
    await markDeleted(manager, uploadId);
  }
}

function notFound(): DomainError {
  return DomainError.of('NOT_FOUND', 'There is no such image in the library.', ['input', 'uploadId']);
}
