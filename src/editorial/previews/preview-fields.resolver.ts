import { ResolveField, Resolver } from '@nestjs/graphql';
import { toGlobalId } from '../../graphql/global-id.js';
import type { ArticleRow } from '../articles/article.row.js';
import type { EditorialContext } from '../context.js';
import type { UserEntity } from '../users/user.entity.js';
import type { PreviewLinkRow } from './preview-link.repository.js';

@Resolver('Article')
export class ArticlePreviewsResolver {
  @ResolveField('previewLinks')
  previewLinks({ id }: ArticleRow, _: unknown, { loaders }: EditorialContext): Promise<PreviewLinkRow[]> {
    return loaders.previewLinksOf.load(id);
  }
}

@Resolver('PreviewLink')
export class PreviewLinkFieldsResolver {
  @ResolveField('id')
  id(link: PreviewLinkRow): string {
    return toGlobalId('PreviewLink', link.id);
  }

  @ResolveField('createdBy')
  async createdBy(
    { createdById }: PreviewLinkRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<UserEntity | null> {
    return createdById === null ? null : loaders.user.load(createdById);
  }
}
