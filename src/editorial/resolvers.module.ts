import { Module } from '@nestjs/common';
import { ArticleFieldsResolver } from './articles/article-fields.resolver.js';
import { ArticleMutationsResolver } from './articles/article-mutations.resolver.js';
import { ArticlesResolver } from './articles/articles.resolver.js';
import {
  PublicationFieldsResolver,
  RevisionFieldsResolver,
  VideoFieldsResolver,
} from './articles/revision-fields.resolver.js';
import { ArticleAsOfFieldsResolver, ArticleAsOfResolver } from './articles/article-as-of.resolver.js';
import {
  ArticleReviewsResolver,
  MedicalReviewFieldsResolver,
  PublicationReviewResolver,
} from './medical-reviews/medical-review-fields.resolver.js';
import { MedicalReviewsResolver } from './medical-reviews/medical-reviews.resolver.js';
import {
  ArticleTranslationResolver,
  TranslationSourceResolver,
} from './articles/translation-fields.resolver.js';
import { AuthorFieldsResolver } from './authors/author-fields.resolver.js';
import { AuthorsResolver } from './authors/authors.resolver.js';
import { EditorialCommandsModule } from './commands.module.js';
import {
  FigureFieldsResolver,
  ImageFieldsResolver,
  UnfilledFigureFieldsResolver,
} from './media/image-fields.resolver.js';
import { ImageMutationsResolver } from './media/image-mutations.resolver.js';
import { ImagesResolver } from './media/images.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { PartnerFieldsResolver } from './partners/partner-fields.resolver.js';
import { PartnersResolver } from './partners/partners.resolver.js';
import {
  ExplainRelatedResolver,
  RelatedExplanationFieldsResolver,
} from './search/explain-related.resolver.js';
import {
  ExplainedMatchFieldsResolver,
  ExplainSearchResolver,
  UsedSynonymsFieldsResolver,
} from './search/explain-search.resolver.js';
import { SearchGapsResolver } from './search/search-gaps.resolver.js';
import { StopWordsResolver } from './search/stop-words.resolver.js';
import { SynonymGroupFieldsResolver } from './search/synonym-group-fields.resolver.js';
import { SynonymGroupsResolver } from './search/synonym-groups.resolver.js';
import { ArticlePreviewsResolver, PreviewLinkFieldsResolver } from './previews/preview-fields.resolver.js';
import { PreviewsResolver } from './previews/previews.resolver.js';
import {
  ConsentFieldsResolver,
  WithdrawalReceiptFieldsResolver,
  WithdrawnArticleFieldsResolver,
  WithdrawnImageFieldsResolver,
} from './testimonials/consent-fields.resolver.js';
import {
  TestimonialFieldsResolver,
  TestimonialTextFieldsResolver,
} from './testimonials/testimonial-fields.resolver.js';
import { TestimonialMutationsResolver } from './testimonials/testimonial-mutations.resolver.js';
import { TestimonialsResolver } from './testimonials/testimonials.resolver.js';
import { TopicFieldsResolver } from './topics/topic-fields.resolver.js';
import { TopicsResolver } from './topics/topics.resolver.js';
import { AccessTokenFieldsResolver, UserFieldsResolver } from './users/user-fields.resolver.js';
import { UsersResolver } from './users/users.resolver.js';

/** Resolvers of types: Nest calls them directly, so nothing guards them. */
export const editorialFieldResolvers = [
  ArticleFieldsResolver,
  RevisionFieldsResolver,
  PublicationFieldsResolver,
  MedicalReviewFieldsResolver,
  ArticleReviewsResolver,
  PublicationReviewResolver,
  AuthorFieldsResolver,
  ArticlePreviewsResolver,
  PreviewLinkFieldsResolver,
  ArticleAsOfFieldsResolver,
  ArticleTranslationResolver,
  TranslationSourceResolver,
  VideoFieldsResolver,
  TopicFieldsResolver,
  TestimonialFieldsResolver,
  TestimonialTextFieldsResolver,
  ConsentFieldsResolver,
  WithdrawalReceiptFieldsResolver,
  WithdrawnArticleFieldsResolver,
  WithdrawnImageFieldsResolver,
  ImageFieldsResolver,
  FigureFieldsResolver,
  UnfilledFigureFieldsResolver,
  SynonymGroupFieldsResolver,
  ExplainedMatchFieldsResolver,
  UsedSynonymsFieldsResolver,
  RelatedExplanationFieldsResolver,
  PartnerFieldsResolver,
  UserFieldsResolver,
  AccessTokenFieldsResolver,
];

/** Resolvers of queries and mutations: each method says by `@Requires` who may call it. */
export const editorialRootResolvers = [
  NodeResolver,
  UsersResolver,
  ArticlesResolver,
  ArticleMutationsResolver,
  MedicalReviewsResolver,
  AuthorsResolver,
  PreviewsResolver,
  ArticleAsOfResolver,
  TopicsResolver,
  TestimonialsResolver,
  TestimonialMutationsResolver,
  ImagesResolver,
  ImageMutationsResolver,
  SynonymGroupsResolver,
  StopWordsResolver,
  SearchGapsResolver,
  ExplainSearchResolver,
  ExplainRelatedResolver,
  PartnersResolver,
];

/** The resolvers of the editorial API. No module but its own may import this: the delivery schema would get them too. */
@Module({
  imports: [EditorialCommandsModule],
  providers: [...editorialRootResolvers, ...editorialFieldResolvers],
})
export class EditorialResolversModule {}
