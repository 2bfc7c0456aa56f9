import { Module } from '@nestjs/common';
import { ArticleBodyResolver } from './articles/article-body.resolver.js';
import { ArticleFieldsResolver } from './articles/article-fields.resolver.js';
import { ArticleResolver } from './articles/article.resolver.js';
import { SectionResolver } from './articles/section.resolver.js';
import { AuthorFieldsResolver } from './authors/author-fields.resolver.js';
import { AuthorResolver } from './authors/author.resolver.js';
import { ContentVersionResolver } from './content-version/content-version.resolver.js';
import { FigureResolver, ImageResolver, VideoResolver } from './media/media.resolver.js';
import { NodeResolver } from './nodes/node.resolver.js';
import { RelatedFromResolver } from './related/related-from.resolver.js';
import { RouteResolver } from './routes/route.resolver.js';
import { SearchResolver } from './search/search.resolver.js';
import { SuggestResolver } from './search/suggest.resolver.js';
import { SiteResolver } from './site/site.resolver.js';
import { TopicFieldsResolver } from './topics/topic-fields.resolver.js';
import { TopicResolver } from './topics/topic.resolver.js';

/**
 * The resolvers of the delivery schema. A leaf: it imports nothing, and only the delivery server includes it. Resolvers hold no
 * state; what they work with comes in the context.
 */
@Module({
  providers: [
    ArticleResolver,
    ArticleFieldsResolver,
    ArticleBodyResolver,
    SectionResolver,
    FigureResolver,
    ImageResolver,
    VideoResolver,
    AuthorResolver,
    AuthorFieldsResolver,
    TopicResolver,
    TopicFieldsResolver,
    RelatedFromResolver,
    SearchResolver,
    SuggestResolver,
    SiteResolver,
    NodeResolver,
    RouteResolver,
    ContentVersionResolver,
  ],
})
export class DeliveryResolversModule {}
