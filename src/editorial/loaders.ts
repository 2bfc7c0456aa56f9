import type { EntityManager } from 'typeorm';
import { articleLoaders } from './articles/article.loaders.js';
import { findAuthors } from './authors/author.repository.js';
import { rowLoader } from './batch.js';
import { findTopics } from './topics/topic.repository.js';
import { findUsers } from './users/user.repository.js';

/** Loaders live as long as a request: what they remember is never older than it. */
export function createLoaders(manager: EntityManager) {
  return {
    ...articleLoaders(manager),
    user: rowLoader(
      (ids) => findUsers(manager, ids),
      (row) => row.id,
    ),
    author: rowLoader(
      (ids) => findAuthors(manager, ids),
      (row) => row.id,
    ),
    topic: rowLoader(
      (ids) => findTopics(manager, ids),
      (row) => row.id,
    ),
  };
}

export type EditorialLoaders = ReturnType<typeof createLoaders>;
