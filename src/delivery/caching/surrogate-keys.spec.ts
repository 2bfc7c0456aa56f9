import { describe, expect, it } from '@jest/globals';
import { Reads } from './reads.js';
import { surrogateKeys } from './surrogate-keys.js';

function keysOf(statement: string, ...rows: object[]): string[] {
  const reads = new Reads();
  reads.add(statement, rows);
  return reads.list();
}

describe('the keys of an answer', () => {
  it('are the thing alone where one is asked for by name, and what its row brought along', () => {
    const row = { articleId: '1', authors: [{ authorId: '2' }], topics: [{ topicId: '3', parentId: '4' }] };
    expect(keysOf('delivery.article.by-slug', row)).toEqual(['article-1', 'author-2', 'topic-3', 'topic-4']);
    expect(keysOf('delivery.authors.by-ids', { authorId: '2' })).toEqual(['author-2']);
  });

  it('have the list beside it where other things may come into it', () => {
    expect(keysOf('delivery.articles.page', { articleId: '1' })).toEqual(['article-1', 'articles']);
    expect(keysOf('delivery.topic.articles', { articleId: '1', parentId: '9' })).toEqual([
      'article-1',
      'articles',
    ]);
    expect(keysOf('delivery.authors.page', { authorId: '2' })).toEqual(['author-2', 'authors']);
    const related = [{ article: { articleId: '5' } }];
    expect(keysOf('delivery.article.by-slug', { articleId: '1', related })).toEqual([
      'article-1',
      'article-5',
      'related',
    ]);
    expect(keysOf('delivery.articles.related', { articleId: '5' })).toEqual(['article-5', 'related']);
    expect(keysOf('delivery.articles.related-from', { articleId: '5' })).toEqual([
      'article-5',
      'articles',
      'related-from',
    ]);
  });

  it('names all articles where the newest stand in for near ones, or would', () => {
    const newest = [{ score: 0, article: { articleId: '5' } }];
    for (const related of [newest, []])
      expect(keysOf('delivery.article.by-slug', { articleId: '1', related })).toContain('articles');
    expect(keysOf('delivery.articles.related', { articleId: '5', score: 0 })).toContain('articles');
    const near = [{ score: 0.4, article: { articleId: '5' } }];
    expect(keysOf('delivery.article.by-slug', { articleId: '1', related: near })).not.toContain('articles');
    expect(keysOf('delivery.articles.translations', { articleId: '5' })).toEqual([
      'article-5',
      'translations',
    ]);
    expect(keysOf('delivery.search.page', { total: 0 })).toEqual(['articles', 'search']);
  });

  it('have the list of articles for statements that are not known here', () => {
    expect(keysOf('delivery.something.new', { n: 1 })).toEqual(['articles']);
  });

  it('are the list alone where nothing was found', () => {
    expect(keysOf('delivery.topic.by-slug')).toEqual(['topics']);
    expect(keysOf('delivery.articles.by-ids')).toEqual(['articles']);
  });

  it('fit a header: where they do not, one stands for all things', () => {
    const many = Array.from({ length: 100 }, (_, index) => `article-${'0'.repeat(36)}${index}`);
    expect(surrogateKeys(['articles', ...many])).toEqual(['content', 'overflow', 'articles']);
    expect(surrogateKeys(['article-1', 'topics'])).toEqual(['content', 'article-1', 'topics']);
  });
});
