import type { EntityManager } from 'typeorm';
import type { Body } from '../../rules/body/body.js';
import type { Fault } from '../../rules/domain-error.js';
import { imageIdOf, imageIdsOf } from '../../rules/media/image-id.js';
import { refuse } from '../check-input.js';
import { holdImages } from './image.repository.js';

/** What a figure says of its image: a row id or an opaque one, and where that stands in the input. */
export interface ImageReference {
  readonly reference: string;
  readonly field: readonly string[];
}

/** Refuses images that are not in the library, naming each field; those that are stay there until the transaction ends. */
export async function checkImages(
  manager: EntityManager,
  references: readonly ImageReference[],
): Promise<void> {
  if (references.length === 0) return;
  const held = await holdImages(manager, imageIdsOf(references.map(({ reference }) => reference)));
  refuse(
    references
      .filter(({ reference }) => !held.has(imageIdOf(reference) ?? ''))
      .map(({ field }): Fault => ({
        code: 'NOT_FOUND',
        message: 'There is no such image in the library.',
        field,
      })),
  );
}

/** The images a body names, with their fields. `path` is that of the body's input. */
export function referencesIn(body: Body, path: readonly string[]): ImageReference[] {
  return body.flatMap((block, index) =>
    block._type === 'figure' && block.imageId !== null
      ? [{ reference: block.imageId, field: [...path, String(index), 'imageId'] }]
      : [],
  );
}
