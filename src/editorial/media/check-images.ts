import type { EntityManager } from 'typeorm';
import type { Body } from '../../rules/body/body.js';
import type { Fault } from '../../rules/domain-error.js';
import { imageIdOf, imageIdsOf } from '../../rules/media/image-id.js';
import type { BodyInput, UpdateArticleInput } from '../articles/article.input.js';
import { figuresOf } from '../../rules/body/body-parts.js';
import type { RevisionContent } from '../articles/revision-content.js';
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

/** The images that an article's input names, with their fields. */
export function imagesWrittenIn(
  {
    body: form,
    image,
    callToAction,
    videos,
  }: Pick<UpdateArticleInput, 'body' | 'image' | 'callToAction' | 'videos'>,
  body: Body | undefined,
): ImageReference[] {
  const named = [
    { reference: image?.imageId, field: ['input', 'image', 'imageId'] },
    { reference: callToAction?.image?.imageId, field: ['input', 'callToAction', 'image', 'imageId'] },
    ...(videos ?? []).map(({ thumbnailId }, index) => ({
      reference: thumbnailId,
      field: ['input', 'videos', String(index), 'thumbnailId'],
    })),
  ];
  return [
    ...named.flatMap(({ reference, field }) => (reference == null ? [] : [{ reference, field }])),
    ...(form && body ? referencesIn(body, form) : []),
  ];
}

/** Of a text that became a body only its whole can be named. */
function referencesIn(body: Body, form: BodyInput): ImageReference[] {
  const whole = form.markdown != null ? 'markdown' : form.html != null ? 'html' : null;
  return body.flatMap((block, index) =>
    block._type === 'figure' && block.imageId !== null
      ? [
          {
            reference: block.imageId,
            field: ['input', 'body', ...(whole ? [whole] : ['portableText', String(index), 'imageId'])],
          },
        ]
      : [],
  );
}

/** What was written before, with figures that wait for a file again where theirs has left the library since. */
export async function withoutLostImages(
  manager: EntityManager,
  content: RevisionContent,
): Promise<RevisionContent> {
  const { body, image, callToAction, videos } = content;
  const references = [
    ...figuresOf(body).map(({ imageId }) => imageId),
    image?.imageId,
    callToAction?.image?.imageId,
    ...videos.map(({ thumbnailId }) => thumbnailId),
  ];
  const ids = imageIdsOf(references);
  const held = ids.length === 0 ? new Set<string>() : await holdImages(manager, ids);
  const isLost = (reference: string | null) => reference !== null && !held.has(imageIdOf(reference) ?? '');
  if (!references.some((reference) => isLost(reference ?? null))) return content;
  return {
    ...content,
    image: image && isLost(image.imageId) ? { ...image, imageId: null } : image,
    callToAction:
      callToAction?.image && isLost(callToAction.image.imageId)
        ? { ...callToAction, image: { ...callToAction.image, imageId: null } }
        : callToAction,
    videos: videos.map((video) => (isLost(video.thumbnailId) ? { ...video, thumbnailId: null } : video)),
    body: body.map((block) =>
      block._type === 'figure' && isLost(block.imageId) ? { ...block, imageId: null } : block,
    ),
  };
}
