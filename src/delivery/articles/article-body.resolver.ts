import { ResolveField, Resolver } from '@nestjs/graphql';
import type { DeliveryContext } from '../delivery-context.js';
import type { ArticleRow, FigureRow } from './article.row.js';

// A published article has all forms of its body: null stands only where it vanished between two statements.

@Resolver('ArticleBody')
export class ArticleBodyResolver {
  @ResolveField()
  async portableText(
    article: ArticleRow,
    _args: unknown,
    { articleLoaders }: DeliveryContext,
  ): Promise<unknown> {
    const json = await articleLoaders.part(article, 'portableText');
    return json === null ? [] : JSON.parse(json);
  }

  @ResolveField()
  async html(article: ArticleRow, _args: unknown, { articleLoaders }: DeliveryContext): Promise<string> {
    return (await articleLoaders.part(article, 'html')) ?? '';
  }

  @ResolveField()
  async markdown(article: ArticleRow, _args: unknown, { articleLoaders }: DeliveryContext): Promise<string> {
    return (await articleLoaders.part(article, 'markdown')) ?? '';
  }

  @ResolveField()
  async text(article: ArticleRow, _args: unknown, { articleLoaders }: DeliveryContext): Promise<string> {
    return (await articleLoaders.part(article, 'bodyText')) ?? '';
  }

  @ResolveField()
  async figures(
    article: ArticleRow,
    _args: unknown,
    { articleLoaders }: DeliveryContext,
  ): Promise<readonly FigureRow[]> {
    return (await articleLoaders.part(article, 'figures')) ?? [];
  }
}
