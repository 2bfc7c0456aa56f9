import type { Statement } from '../../database/pools.js';
import { ALL_ARTICLES, articlesIn, linkedArticles } from '../../rules/surrogate-keys.js';
import type { ArticleFilter } from '../delivery.types.generated.js';

/** A statement about some of the lists of articles: what is in none of them neither was nor comes into what it finds. */
interface ListStatement extends Statement {
  readonly lists: readonly string[];
}

export function ofLists(statement: Statement, lists: readonly string[]): ListStatement {
  return { ...statement, lists };
}

/** Undefined where it did not say. */
export function listsOf(statement: Statement | ListStatement): readonly string[] | undefined {
  return 'lists' in statement ? statement.lists : undefined;
}

/**
 * The narrowest list that all articles of a filter are in, then and now: all its conditions must hold, so one is enough. Topics and
 * authors by slug; whether there is such a thing does not matter, since a change of one touches all lists.
 */
export function listKeysOf({ topic, author, locale }: ArticleFilter): readonly string[] {
  if (topic != null) return [linkedArticles('topic', topic)];
  if (author != null) return [linkedArticles('author', author)];
  return [locale == null ? ALL_ARTICLES : articlesIn(locale)];
}

/** Those of authors or topics by their ids. */
export function linkedListKeys(noun: 'author' | 'topic', ids: readonly string[]): readonly string[] {
  return ids.map((id) => linkedArticles(noun, id));
}
