import type { EntityManager } from 'typeorm';
import type { FigureInput } from '../articles/article.input.js';
import { figureOf } from '../articles/read-content.js';
import type { StoredFigure } from '../articles/revision-content.js';
import { fromGlobalIdOf } from '../../graphql/global-id.js';
import { checkImages } from '../media/check-images.js';
import type { AuthorInput } from './author.input.js';

/** An author's input with the row's own id of the portrait; throws BAD_USER_INPUT naming the field. */
export function withPortraitId(input: AuthorInput): AuthorInput {
  const { image } = input;
  if (image?.imageId == null) return input;
  return { ...input, image: { ...image, imageId: fromGlobalIdOf('Image', image.imageId, 'imageId') } };
}

/** An author's portrait as it is stored. Refuses one that is not in the library. */
export async function portraitOf(
  manager: EntityManager,
  input: FigureInput | null,
): Promise<StoredFigure | null> {
  if (input === null) return null;
  const figure = figureOf(input);
  if (figure.imageId !== null) {
    await checkImages(manager, [{ reference: figure.imageId, field: ['input', 'image', 'imageId'] }]);
  }
  return figure;
}
