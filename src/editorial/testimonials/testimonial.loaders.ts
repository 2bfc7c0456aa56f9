import type { EntityManager } from 'typeorm';
import { findStories } from '../../publication/story.repository.js';
import { listLoader, rowLoader } from '../batch.js';
import { findConsents, findConsentsOf } from './consent.repository.js';
import { findReceiptsOf } from './receipt.repository.js';
import { findArticlesUsing, findShownLocales } from './story-use.repository.js';
import { findTestimonials } from './testimonial.repository.js';

/** What is loaded about patients' stories in batches: one statement each, for however many. */
export const testimonialLoaders = {
  testimonial: (manager: EntityManager) =>
    rowLoader(
      (ids) => findTestimonials(manager, ids),
      (row) => row.id,
    ),
  consent: (manager: EntityManager) =>
    rowLoader(
      (ids) => findConsents(manager, ids),
      (row) => row.id,
    ),
  consentsOf: (manager: EntityManager) =>
    listLoader(
      (ids) => findConsentsOf(manager, ids),
      (row) => row.testimonialId,
    ),
  receiptsOf: (manager: EntityManager) =>
    listLoader(
      (ids) => findReceiptsOf(manager, ids),
      (row) => row.testimonialId,
    ),
  articlesUsing: (manager: EntityManager) =>
    listLoader(
      (ids) => findArticlesUsing(manager, ids),
      (row) => row.testimonialId,
    ),
  shownLocales: (manager: EntityManager) =>
    listLoader(
      (ids) => findShownLocales(manager, ids),
      (row) => row.testimonialId,
    ),
  /** As publishing would find it: withdrawn ones are missing. */
  story: (manager: EntityManager) =>
    rowLoader(
      (ids) => findStories(manager, ids),
      (row) => row.id,
    ),
};
