import { ResolveField, Resolver } from '@nestjs/graphql';
import { withoutCitationLinks } from '../../rules/body/html/citations-to-html.js';
import { readingTime, type ReadingTime } from '../../rules/reading/reading-time.js';
import type { DeliveryContext } from '../delivery-context.js';
import type { SectionReadingTimeArgs } from '../delivery.types.generated.js';
import type { SectionOfArticle } from './article-fields.resolver.js';

@Resolver('Section')
export class SectionResolver {
  @ResolveField()
  async html(
    { article, from, to }: SectionOfArticle,
    _args: unknown,
    { articleLoaders }: DeliveryContext,
  ): Promise<string> {
    return withoutCitationLinks(((await articleLoaders.part(article, 'html')) ?? '').slice(from, to));
  }

  @ResolveField()
  async text(
    { article, textFrom, textTo }: SectionOfArticle,
    _args: unknown,
    { articleLoaders }: DeliveryContext,
  ): Promise<string> {
    return ((await articleLoaders.part(article, 'bodyText')) ?? '').slice(textFrom, textTo);
  }

  @ResolveField()
  readingTime(section: SectionOfArticle, { method }: SectionReadingTimeArgs): ReadingTime {
    return readingTime(section, section.article.locale, method ?? 'YOAST');
  }
}
