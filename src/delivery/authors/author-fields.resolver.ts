import { ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { toGlobalId } from '../../graphql/global-id.js';
import { newestArticlesOf, type ArticleConnectionRow } from '../articles/linked-articles.js';
import type { DeliveryContext } from '../delivery-context.js';
import type { AuthorArticlesArgs, AuthorBioArgs, AuthorJobTitleArgs } from '../delivery.types.generated.js';
import type { AuthorRow } from './author.row.js';

@Resolver('Author')
export class AuthorFieldsResolver {
  @ResolveField()
  id(author: AuthorRow): string {
    return toGlobalId('Author', author.authorId);
  }

  @ResolveField()
  jobTitle(author: AuthorRow, { locale }: AuthorJobTitleArgs, { site }: DeliveryContext): string | null {
    return site.textIn(author.jobTitle, locale);
  }

  @ResolveField()
  bio(author: AuthorRow, { locale }: AuthorBioArgs, { site }: DeliveryContext): string | null {
    return site.textIn(author.bio, locale);
  }

  @ResolveField()
  articles(
    author: AuthorRow,
    args: AuthorArticlesArgs,
    context: DeliveryContext,
    info: GraphQLResolveInfo,
  ): Promise<ArticleConnectionRow> {
    return newestArticlesOf('author', author.authorId, args.locale ?? null, args, context, info);
  }
}
