import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../database/transaction.js';
import { ImageLibrary } from '../../media/image-library.js';
import { Gate } from '../../publication/gate.js';
import { DomainError } from '../../rules/domain-error.js';
import type { Viewer } from '../../rules/permissions.js';
import { claimKey } from '../idempotency.js';
import { lockImage, markDeleted } from './image.repository.js';
import { namesOfUses } from './image-use.repository.js';
import { atVersion } from './update-image.command.js';

/** Takes an image out of the library with its files, where nothing uses it. */
@Injectable()
export class DeleteImageCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    private readonly library: ImageLibrary,
  ) {}

  async run(
    order: { id: string; expectedVersion: number },
    viewer: Viewer,
    call: { idempotencyKey?: string | null } = {},
  ): Promise<{ id: string; contentVersion: number }> {
    const { id, expectedVersion } = order;
    const retry = { key: call.idempotencyKey ?? null, mutation: 'deleteImage', args: order };
    const done = await inTransaction(this.dataSource, async (manager) => {
      if ((await claimKey(manager, viewer, retry, id)) === null) {
        // Whoever is about to use it waits here, and then finds it gone.
        atVersion(await lockImage(manager, id), expectedVersion);
        const uses = await namesOfUses(manager, id);
        if (uses.length > 0) {
          const message = `The image is used by ${uses.join(', ')}. Take it out there first.`;
          throw DomainError.of('NOT_ALLOWED_NOW', message, ['id']);
        }
        await markDeleted(manager, id);
        await this.gate.forgetImage(manager, id);
      }
      return { id, contentVersion: await this.gate.contentVersion(manager) };
    });
    await this.library.remove(id);
    return done;
  }
}
