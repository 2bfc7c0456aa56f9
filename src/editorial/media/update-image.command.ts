import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../database/transaction.js';
import { Gate } from '../../publication/gate.js';
import { DomainError, VersionConflictError } from '../../rules/domain-error.js';
import { isAllowed, type Viewer } from '../../rules/permissions.js';
import { isSame } from '../change.js';
import { refuse } from '../check-input.js';
import { claimKey } from '../idempotency.js';
import { imageFaults, imageFieldsOf, type ImageInput } from './image.input.js';
import { lockImage, updateImageFields } from './image.repository.js';
import type { ImageRow } from './image.row.js';

/** Changes what is said of an image. Readers of published articles see its focal point and how it is cached at once. */
@Injectable()
export class UpdateImageCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
  ) {}

  /** Where nothing differs, nothing is written and the version stays. */
  async run(
    order: { id: string; expectedVersion: number; input: ImageInput },
    viewer: Viewer,
    call: { idempotencyKey?: string | null } = {},
  ): Promise<{ id: string; contentVersion: number }> {
    const { id, expectedVersion, input } = order;
    refuse(imageFaults(input));
    const retry = { key: call.idempotencyKey ?? null, mutation: 'updateImage', args: order };
    return inTransaction(this.dataSource, async (manager) => {
      if (await claimKey(manager, viewer, retry, id)) {
        return { id, contentVersion: await this.gate.contentVersion(manager) };
      }
      const present = atVersion(await lockImage(manager, id), expectedVersion);
      const next = imageFieldsOf(input, present);
      if (isSame({ ...present, ...next }, { ...present })) {
        return { id, contentVersion: await this.gate.contentVersion(manager) };
      }
      if (present.isRevocable && !next.isRevocable && !isAllowed(viewer, 'articles:publish')) {
        const message = 'Whoever says that an image shows no patient must be allowed to publish.';
        throw DomainError.of('NOT_ALLOWED_NOW', message, ['input', 'isRevocable']);
      }
      await updateImageFields(manager, id, next);
      return { id, ...(await this.gate.publishImage(manager, id, { isFileNew: false })) };
    });
  }
}

/** The image at the version that was edited; throws NOT_FOUND or a version conflict. */
export function atVersion(image: ImageRow | null, expectedVersion: number): ImageRow {
  if (!image) throw DomainError.of('NOT_FOUND', 'There is no such image in the library.', ['id']);
  if (image.version !== expectedVersion) throw new VersionConflictError(expectedVersion, image.version);
  return image;
}
