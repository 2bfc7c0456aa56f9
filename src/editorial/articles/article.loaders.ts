import type { EntityManager } from 'typeorm';
import type DataLoader from 'dataloader';
import { findAtAddresses } from '../../publication/article-address.repository.js';
import { addressKey, addressOf } from '../../rules/problems/site-links.js';
import { listLoader, rowLoader } from '../batch.js';
import { findArticles, findTranslations } from './article.repository.js';
import { countHistory, pageOfPublications } from './publication.repository.js';
import {
  findAuthorsOf,
  findBodies,
  findExamined,
  findNewestRevisions,
  findPublishedRevisions,
  findRelatedOf,
  findRevisions,
  findTopicsOf,
  pageOfRevisions,
} from './revision.repository.js';
import { findTranslationSources } from './translation-source.repository.js';

/** What is loaded about articles in batches: one statement each, for however many. */
export const articleLoaders = {
  article: (manager: EntityManager) =>
    rowLoader(
      (ids) => findArticles(manager, ids),
      (row) => row.id,
    ),
  translations: (manager: EntityManager) =>
    listLoader(
      (ids) => findTranslations(manager, ids),
      (row) => row.translationGroupId,
    ),
  translationSource: (manager: EntityManager) =>
    rowLoader(
      (ids) => findTranslationSources(manager, ids),
      (row) => row.articleId,
    ),
  revision: (manager: EntityManager) =>
    rowLoader(
      (ids) => findRevisions(manager, ids),
      (row) => row.id,
    ),
  newestRevision: (manager: EntityManager) =>
    rowLoader(
      (ids) => findNewestRevisions(manager, ids),
      (row) => row.articleId,
    ),
  publishedRevision: (manager: EntityManager) =>
    rowLoader(
      (ids) => findPublishedRevisions(manager, ids),
      (row) => row.articleId,
    ),
  body: (manager: EntityManager) =>
    rowLoader(
      (ids) => findBodies(manager, ids),
      (row) => row.revisionId,
    ),
  authorsOf: (manager: EntityManager) =>
    listLoader(
      (ids) => findAuthorsOf(manager, ids),
      (row) => row.revisionId,
    ),
  topicsOf: (manager: EntityManager) =>
    listLoader(
      (ids) => findTopicsOf(manager, ids),
      (row) => row.revisionId,
    ),
  relatedOf: (manager: EntityManager) =>
    listLoader(
      (ids) => findRelatedOf(manager, ids),
      (row) => row.revisionId,
    ),
  examined: (manager: EntityManager) =>
    rowLoader(
      (ids) => findExamined(manager, ids),
      (row) => row.articleId,
    ),
  /** By `addressKey`: what readers find there now. */
  atAddress: (manager: EntityManager) =>
    rowLoader(
      (keys) => findAtAddresses(manager, keys.map(addressOf)),
      ({ locale, askedSlug }) => addressKey({ locale, slug: askedSlug }),
    ),
  historyCounts: (manager: EntityManager) =>
    rowLoader(
      (ids) => countHistory(manager, ids),
      (row) => row.articleId,
    ),
  revisionPage: (manager: EntityManager) =>
    pagedLoader((ids, below: number | null, limit) => pageOfRevisions(manager, ids, below, limit)),
  publicationPage: (manager: EntityManager) =>
    pagedLoader((ids, before: string | null, limit) => pageOfPublications(manager, ids, before, limit)),
};

/** Pages of many articles at once: one loader for each bound and length that a request asks for. */
function pagedLoader<Row extends { readonly articleId: string }, Bound extends string | number>(
  fetch: (articleIds: readonly string[], bound: Bound | null, limit: number) => Promise<Row[]>,
): (articleId: string, bound: Bound | null, limit: number) => Promise<Row[]> {
  const loaders = new Map<string, DataLoader<string, Row[]>>();
  return (articleId, bound, limit) => {
    const key = `${limit} ${bound ?? ''}`;
    let loader = loaders.get(key);
    if (!loader) {
      loader = listLoader(
        (ids) => fetch(ids, bound, limit),
        (row) => row.articleId,
      );
      loaders.set(key, loader);
    }
    return loader.load(articleId);
  };
}
