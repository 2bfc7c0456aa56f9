import { ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { badUserInput } from '../../graphql/bad-user-input.js';
import { toGlobalId } from '../../graphql/global-id.js';
import { SelectionReader } from '../../graphql/selection.js';
import type { StoredSection } from '../../rules/body/stored-section.js';
import { readingTime, type ReadingTime } from '../../rules/reading/reading-time.js';
import type { AuthorRow } from '../authors/author.row.js';
import type { DeliveryContext } from '../delivery-context.js';
import type {
  ArticleReadingTimeArgs,
  ArticleRelatedArgs,
  ArticleSectionArgs,
  Embed,
  Seo,
} from '../delivery.types.generated.js';
import type { TopicRow } from '../topics/topic.row.js';
import { embedOf } from './article-embed.js';
import { seoOf } from './article-seo.js';
import type { ArticlePartsRow, ArticleRow, CitationRow, RelatedRow, ReviewRow } from './article.row.js';
import { articleShapeOf, DEFAULT_RELATED, MOST_RELATED } from './article.shape.js';
import { medicalWebPage, type PageReview } from './medical-web-page.js';

const relatedShape = new SelectionReader((selection) => articleShapeOf(selection.get('article')));

/** A section and the article it is cut from. */
export interface SectionOfArticle extends StoredSection {
  readonly article: ArticleRow;
}

// Fields that a row has under the same name need no resolver.
@Resolver('Article')
export class ArticleFieldsResolver {
  @ResolveField()
  id(article: ArticleRow): string {
    return toGlobalId('Article', article.articleId);
  }

  @ResolveField()
  url(article: ArticleRow, _args: unknown, { site }: DeliveryContext): string {
    return site.articleUrl(article);
  }

  @ResolveField()
  async translations(article: ArticleRow, _args: unknown, { articleLoaders, site }: DeliveryContext) {
    const rows = await articleLoaders.translations(article);
    return rows.map((row) => ({
      locale: row.locale,
      slug: row.slug,
      title: row.title,
      url: site.articleUrl(row),
      outdatedSince: row.outdatedSince,
    }));
  }

  /** The body's own fields come from the article's row. */
  @ResolveField()
  body(article: ArticleRow): ArticleRow {
    return article;
  }

  @ResolveField()
  async sections(
    article: ArticleRow,
    _args: unknown,
    { articleLoaders }: DeliveryContext,
  ): Promise<SectionOfArticle[]> {
    const sections = (await articleLoaders.part(article, 'sections')) ?? [];
    return sections.map((section) => ({ ...section, article }));
  }

  @ResolveField()
  async section(
    article: ArticleRow,
    { aspect, anchor }: ArticleSectionArgs,
    { articleLoaders }: DeliveryContext,
  ): Promise<SectionOfArticle | null> {
    if ((aspect == null) === (anchor == null)) {
      throw badUserInput('aspect', 'send `aspect` or `anchor`, one of the two.');
    }
    const sections = await articleLoaders.part(article, 'sections');
    const section = sections?.find((each) =>
      aspect == null ? each.anchor === anchor : each.aspect === aspect,
    );
    return section ? { ...section, article } : null;
  }

  @ResolveField()
  readingTime(article: ArticleRow, { method }: ArticleReadingTimeArgs): ReadingTime {
    return readingTime(article, article.locale, method ?? 'YOAST');
  }

  @ResolveField()
  readability(
    article: ArticleRow,
    _args: unknown,
    { articleLoaders }: DeliveryContext,
  ): Promise<ArticlePartsRow['readability']> {
    return articleLoaders.part(article, 'readability');
  }

  @ResolveField()
  authors(
    article: ArticleRow,
    _args: unknown,
    { authorLoader }: DeliveryContext,
  ): readonly AuthorRow[] | Promise<readonly AuthorRow[]> {
    return article.authors ?? authorLoader.byIds(article.authorIds);
  }

  @ResolveField()
  topics(
    article: ArticleRow,
    _args: unknown,
    { topicLoader }: DeliveryContext,
  ): readonly TopicRow[] | Promise<readonly TopicRow[]> {
    return article.topics ?? topicLoader.byIds(article.topicIds);
  }

  /** Async, so that it never throws at once: graphql-js then drops what its siblings in a list had begun, and nobody hears of their failures. */
  @ResolveField()
  async related(
    article: ArticleRow,
    args: ArticleRelatedArgs,
    { articleLoaders }: DeliveryContext,
    info: GraphQLResolveInfo,
  ): Promise<readonly RelatedRow[]> {
    const first = args.first ?? DEFAULT_RELATED;
    if (first < 0 || first > MOST_RELATED) {
      throw badUserInput('first', `${first} is out of bounds. Ask for 0 to ${MOST_RELATED}.`);
    }
    return articleLoaders.related(article, first, () => relatedShape.of(info));
  }

  @ResolveField()
  medicalReview(
    article: ArticleRow,
    _args: unknown,
    { articleLoaders }: DeliveryContext,
  ): Promise<ReviewRow | null> {
    return articleLoaders.part(article, 'review');
  }

  @ResolveField()
  async citations(
    article: ArticleRow,
    _args: unknown,
    { articleLoaders }: DeliveryContext,
  ): Promise<readonly CitationRow[]> {
    return (await articleLoaders.part(article, 'citations')) ?? [];
  }

  @ResolveField()
  image(
    article: ArticleRow,
    _args: unknown,
    { articleLoaders }: DeliveryContext,
  ): Promise<ArticlePartsRow['image']> {
    return articleLoaders.part(article, 'image');
  }

  @ResolveField()
  async videos(article: ArticleRow, _args: unknown, { articleLoaders }: DeliveryContext) {
    return (await articleLoaders.part(article, 'videos')) ?? [];
  }

  @ResolveField()
  callToAction(
    article: ArticleRow,
    _args: unknown,
    { articleLoaders }: DeliveryContext,
  ): Promise<ArticlePartsRow['callToAction']> {
    return articleLoaders.part(article, 'callToAction');
  }

  @ResolveField()
  async seo(article: ArticleRow, _args: unknown, { articleLoaders, site }: DeliveryContext): Promise<Seo> {
    return seoOf(article, await articleLoaders.part(article, 'seo'), site);
  }

  @ResolveField()
  async jsonLd(article: ArticleRow, _args: unknown, context: DeliveryContext): Promise<unknown> {
    const [seo, authors, topics, review, citations] = await Promise.all([
      this.seo(article, _args, context),
      this.authors(article, _args, context),
      this.topics(article, _args, context),
      this.pageReview(article, context),
      this.citations(article, _args, context),
    ]);
    return medicalWebPage({
      article,
      seo,
      authors,
      topics,
      review,
      citations,
      site: context.site,
    });
  }

  /** Null also where whoever checked it cannot be named. */
  private async pageReview(article: ArticleRow, context: DeliveryContext): Promise<PageReview | null> {
    const review = await this.medicalReview(article, null, context);
    return review && review.reviewers.length > 0 ? review : null;
  }

  @ResolveField()
  embed(article: ArticleRow, _args: unknown, { site }: DeliveryContext): Embed {
    return embedOf(article, site);
  }
}
