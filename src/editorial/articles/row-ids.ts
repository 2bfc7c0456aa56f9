import { fromGlobalIdOf } from '../../graphql/global-id.js';
import type { CreateArticleInput } from './article.input.js';

/** An article's input with the rows' own ids in place of the opaque ones; throws BAD_USER_INPUT naming the field. */
export function withRowIds<Input extends CreateArticleInput>(input: Input): Input {
  const { image, translationOf, callToAction, videos } = input;
  const changes: Partial<CreateArticleInput> = {
    ...listOf('Author', 'authorIds', input.authorIds),
    ...listOf('Topic', 'topicIds', input.topicIds),
    ...listOf('Article', 'relatedIds', input.relatedIds),
    ...(translationOf == null
      ? {}
      : { translationOf: fromGlobalIdOf('Article', translationOf, 'translationOf') }),
    ...(image?.imageId == null
      ? {}
      : { image: { ...image, imageId: fromGlobalIdOf('Image', image.imageId, 'imageId') } }),
    ...(callToAction?.image?.imageId == null
      ? {}
      : {
          callToAction: {
            ...callToAction,
            image: {
              ...callToAction.image,
              imageId: fromGlobalIdOf('Image', callToAction.image.imageId, 'callToAction.image.imageId'),
            },
          },
        }),
    ...(videos == null
      ? {}
      : {
          videos: videos.map((video, index) =>
            video.thumbnailId == null
              ? video
              : {
                  ...video,
                  thumbnailId: fromGlobalIdOf('Image', video.thumbnailId, `videos.${index}.thumbnailId`),
                },
          ),
        }),
  };
  return { ...input, ...changes };
}

function listOf<Field extends string>(
  type: string,
  field: Field,
  ids: readonly string[] | null | undefined,
): Partial<Record<Field, string[]>> {
  if (ids == null) return {};
  const rowIds = ids.map((id, index) => fromGlobalIdOf(type, id, `${field}.${index}`));
  return { [field]: rowIds } as Partial<Record<Field, string[]>>;
}
