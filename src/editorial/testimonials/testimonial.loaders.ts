import type { EntityManager } from 'typeorm';
import { findStories } from '../../publication/story.repository.js';
import { listLoader, rowLoader } from '../batch.js';
import { findConsents, findConsentsOf } from './consent.repository.js';
import { findReceiptsOf } from './receipt.repository.js';
import { findArticlesUsing, findShownLocales } from './story-use.repository.js';
import { findTestimonials } from './testimonial.repository.js';

/** What is loaded about patients' stories in batches: one statement each, for however many. */
export function testimonialLoaders(manager: EntityManager) {
  return {
    testimonial: rowLoader(
      (ids) => findTestimonials(manager, ids),
      (row) => row.id,
    ),
    consent: rowLoader(
      (ids) => findConsents(manager, ids),
      (row) => row.id,
    ),
    consentsOf: listLoader(
      (ids) => findConsentsOf(manager, ids),
      (row) => row.testimonialId,
    ),
    receiptsOf: listLoader(
      (ids) => findReceiptsOf(manager, ids),
      (row) => row.testimonialId,
    ),
    articlesUsing: listLoader(
      (ids) => findArticlesUsing(manager, ids),
      (row) => row.testimonialId,
    ),
    shownLocales: listLoader(
      (ids) => findShownLocales(manager, ids),
      (row) => row.testimonialId,
    ),
    /** As publishing would find it: withdrawn ones are missing. */
    story: rowLoader(
      (ids) => findStories(manager, ids),
      (row) => row.id,
    ),
  };
}
