import type { EntityManager } from 'typeorm';
import { articleLoaders } from './articles/article.loaders.js';
import { findAuthors } from './authors/author.repository.js';
import { listLoader, madeWhenAsked, rowLoader } from './batch.js';
import { medicalReviewLoaders } from './medical-reviews/medical-review.loaders.js';
import { findPartners } from './partners/partner.repository.js';
import { findSynonymGroups } from './search/synonym-group.repository.js';
import { findPreviewLinksOf } from './previews/preview-link.repository.js';
import { findAuthorIdsShownBy } from './media/image-use.repository.js';
import { findImages } from './media/image.repository.js';
import { testimonialLoaders } from './testimonials/testimonial.loaders.js';
import { findTopics } from './topics/topic.repository.js';
import { findTokensOf } from './users/access-token.repository.js';
import { findUsers } from './users/user.repository.js';

/** Tokens that are shown of a login: more than may work at a time, so that none of those is missing. */
const MOST_TOKENS_SHOWN = 200;

const MOST_LINKS_SHOWN = 100;

const loaders = {
  ...articleLoaders,
  ...testimonialLoaders,
  ...medicalReviewLoaders,
  user: (manager: EntityManager) =>
    rowLoader(
      (ids) => findUsers(manager, ids),
      (row) => row.id,
    ),
  accessTokensOf: (manager: EntityManager) =>
    listLoader(
      (ids) => findTokensOf(manager, ids, MOST_TOKENS_SHOWN),
      (row) => row.userId,
    ),
  image: (manager: EntityManager) =>
    rowLoader(
      (ids) => findImages(manager, ids),
      (row) => row.id,
    ),
  authorIdsShownBy: (manager: EntityManager) =>
    listLoader(
      (ids) => findAuthorIdsShownBy(manager, ids),
      (row) => row.imageId,
    ),
  author: (manager: EntityManager) =>
    rowLoader(
      (ids) => findAuthors(manager, ids),
      (row) => row.id,
    ),
  partner: (manager: EntityManager) =>
    rowLoader(
      (ids) => findPartners(manager, ids),
      (row) => row.id,
    ),
  previewLinksOf: (manager: EntityManager) =>
    listLoader(
      (ids) => findPreviewLinksOf(manager, ids, MOST_LINKS_SHOWN),
      (row) => row.articleId,
    ),
  topic: (manager: EntityManager) =>
    rowLoader(
      (ids) => findTopics(manager, ids),
      (row) => row.id,
    ),
  synonymGroup: (manager: EntityManager) =>
    rowLoader(
      (ids) => findSynonymGroups(manager, ids),
      (row) => row.id,
    ),
};

const Loaders = madeWhenAsked(loaders);

export type EditorialLoaders = InstanceType<typeof Loaders>;

/** Loaders live as long as a request: what they remember is never older than it. */
export function createLoaders(manager: EntityManager): EditorialLoaders {
  return new Loaders(manager);
}
