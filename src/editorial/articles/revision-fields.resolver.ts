import { ResolveField, Resolver } from '@nestjs/graphql';
import { toGlobalId } from '../../graphql/global-id.js';
import { bodyToMarkdown } from '../../rules/body/markdown/body-to-markdown.js';
import type { Citation } from '../../rules/citations/citation.js';
import type { Body } from '../../rules/body/body.js';
import type { AuthorEntity } from '../authors/author.entity.js';
import type { EditorialContext } from '../context.js';
import type { TopicEntity } from '../topics/topic.entity.js';
import type { UserEntity } from '../users/user.entity.js';
import type { ArticleRow, PublicationRow, RevisionRow } from './article.row.js';
import type { StoredCallToAction, StoredFigure, StoredVideo } from './revision-content.js';

@Resolver('Revision')
export class RevisionFieldsResolver {
  @ResolveField('id')
  id(revision: RevisionRow): string {
    return toGlobalId('Revision', revision.id);
  }

  @ResolveField('body')
  async body(revision: RevisionRow, _: unknown, { loaders }: EditorialContext): Promise<Body | undefined> {
    return (await loaders.body.load(revision.id))?.body;
  }

  @ResolveField('markdown')
  async markdown(revision: RevisionRow, _: unknown, { loaders }: EditorialContext): Promise<string> {
    const { body = [], citations = [] } = (await loaders.body.load(revision.id)) ?? {};
    return bodyToMarkdown(body, { citations });
  }

  @ResolveField('citations')
  async citations(
    revision: RevisionRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<readonly Citation[]> {
    return (await loaders.body.load(revision.id))?.citations ?? [];
  }

  @ResolveField('authors')
  authors(revision: RevisionRow, _: unknown, { loaders }: EditorialContext): Promise<AuthorEntity[]> {
    return loaders.authorsOf.load(revision.id);
  }

  @ResolveField('topics')
  topics(revision: RevisionRow, _: unknown, { loaders }: EditorialContext): Promise<TopicEntity[]> {
    return loaders.topicsOf.load(revision.id);
  }

  @ResolveField('related')
  related(revision: RevisionRow, _: unknown, { loaders }: EditorialContext): Promise<ArticleRow[]> {
    return loaders.relatedOf.load(revision.id);
  }

  @ResolveField('image')
  image({ image }: RevisionRow): StoredFigure | null {
    return image && opaque(image);
  }

  @ResolveField('callToAction')
  callToAction({ callToAction }: RevisionRow): StoredCallToAction | null {
    return callToAction && { ...callToAction, image: callToAction.image ? opaque(callToAction.image) : null };
  }

  @ResolveField('translatedRevision')
  translatedRevision({ sourceRevision }: RevisionRow): number | null {
    return sourceRevision;
  }

  @ResolveField('createdBy')
  createdBy(
    revision: RevisionRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<UserEntity | null> | null {
    return revision.createdById === null ? null : loaders.user.load(revision.createdById);
  }
}

@Resolver('Video')
export class VideoFieldsResolver {
  @ResolveField('thumbnailId')
  thumbnailId({ thumbnailId }: StoredVideo): string | null {
    return thumbnailId && toGlobalId('Image', thumbnailId);
  }
}

/** A figure with the id that clients know its image by. */
function opaque(figure: StoredFigure): StoredFigure {
  return { ...figure, imageId: figure.imageId && toGlobalId('Image', figure.imageId) };
}

@Resolver('Publication')
export class PublicationFieldsResolver {
  @ResolveField('revision')
  revision(
    publication: PublicationRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<RevisionRow | null> {
    return loaders.revision.load(publication.revisionId);
  }
}
