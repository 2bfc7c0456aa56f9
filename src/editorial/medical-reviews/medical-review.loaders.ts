import type { EntityManager } from 'typeorm';
import { findStandingReviews } from '../../publication/review.repository.js';
import { listLoader, rowLoader } from '../batch.js';
import { findCarriedReviews, findReviews, findReviewsOf } from './medical-review.repository.js';

/** What is loaded about medical reviews in batches: one statement each, for however many. */
export const medicalReviewLoaders = {
  medicalReview: (manager: EntityManager) =>
    rowLoader(
      (ids) => findReviews(manager, ids),
      (row) => row.id,
    ),
  reviewsOf: (manager: EntityManager) =>
    listLoader(
      (ids) => findReviewsOf(manager, ids),
      (row) => row.articleId,
    ),
  carriedReview: (manager: EntityManager) =>
    rowLoader(
      (ids) => findCarriedReviews(manager, ids),
      (row) => row.publicationId,
    ),
  /** By article: the review its newest revision would be published with. */
  standingReview: (manager: EntityManager) =>
    rowLoader(
      (ids) =>
        findStandingReviews(
          manager,
          ids.map((articleId) => ({ articleId, number: null })),
        ),
      (row) => row.articleId,
    ),
};
