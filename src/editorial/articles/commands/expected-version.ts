import type { EntityManager } from 'typeorm';
import { DomainError, VersionConflictError } from '../../../rules/domain-error.js';
import { findArticles, updateArticleVersion, type ArticleChange } from '../article.repository.js';
import type { ArticleRow } from '../article.row.js';

/**
 * The article at the version that was edited; throws NOT_FOUND or a version conflict. It is not locked: `writeOver` finds
 * out whether it is still so.
 */
export async function findAtVersion(
  manager: EntityManager,
  id: string,
  expectedVersion: number,
): Promise<ArticleRow> {
  const [article] = await findArticles(manager, [id]);
  if (!article) throw DomainError.of('NOT_FOUND', 'There is no such article.', ['id']);
  if (article.version !== expectedVersion) throw new VersionConflictError(expectedVersion, article.version);
  return article;
}

/** Writes the next version and locks the article; throws a version conflict where somebody else was faster. */
export async function writeOver(
  manager: EntityManager,
  { id, version }: ArticleRow,
  change: ArticleChange,
): Promise<void> {
  if (await updateArticleVersion(manager, id, version, change)) return;
  const [present] = await findArticles(manager, [id]);
  throw new VersionConflictError(version, present?.version ?? version);
}
