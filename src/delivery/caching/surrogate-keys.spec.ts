import { describe, expect, it } from '@jest/globals';
import type { ArticleFilter } from '../delivery.types.generated.js';
import { linkedListKeys, listKeysOf } from './list-keys.js';
import { Reads } from './reads.js';
import { surrogateKeys } from './surrogate-keys.js';

function keysOf(statement: string, ...rows: object[]): string[] {
  const reads = new Reads();
  reads.add(statement, rows);
  return reads.list().toSorted();
}

describe('the keys of an answer', () => {
  it('are the thing alone where one is asked for by name, and what its row brought along', () => {
    const row = { articleId: '1', authors: [{ authorId: '2' }], topics: [{ topicId: '3' }] };
    expect(keysOf('delivery.article.by-slug', row)).toEqual(['article-1', 'author-2', 'topic-3']);
    expect(keysOf('delivery.authors.by-ids', { authorId: '2' })).toEqual(['author-2']);
  });

  it('have the list beside it where other things may come into it', () => {
    expect(keysOf('delivery.articles.page', { articleId: '1' })).toEqual([
      'article-1',
      'articles',
      'articles-all',
    ]);
    expect(keysOf('delivery.topic.articles', { articleId: '1', parentId: '9' })).toEqual([
      'article-1',
      'articles',
      'articles-all',
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
      'articles-all',
      'related-from',
    ]);
  });

  it('have the lists alone that a statement says it is about', () => {
    const reads = new Reads();
    reads.add('delivery.articles.page', [{ articleId: '1' }], listKeysOf({ locale: 'en', topic: 'pain' }));
    expect(reads.list().toSorted()).toEqual(['article-1', 'articles', 'articles-topic-pain']);
    reads.add('delivery.author.articles', [], linkedListKeys('author', ['7', '8']));
    expect(reads.list().toSorted()).toEqual([
      'article-1',
      'articles',
      'articles-author-7',
      'articles-author-8',
      'articles-topic-pain',
    ]);
  });

  it('are the narrowest list that a filter names', () => {
    const keys = (filter: ArticleFilter) => listKeysOf(filter).join();
    expect(keys({})).toBe('articles-all');
    expect(keys({ readableWithin: 3, topic: null })).toBe('articles-all');
    expect(keys({ locale: 'nl', hasVideo: true })).toBe('articles-in-nl');
    expect(keys({ locale: 'nl', author: 'ada' })).toBe('articles-author-ada');
    expect(keys({ author: 'ada', topic: 'pain' })).toBe('articles-topic-pain');
  });

  it('fit a header whatever is asked for', () => {
    const keys = ['', 'a b,c', 'gesichtslähmung', '面神经', '\ud800', 'a\r\nset-cookie: x'].map(
      (topic) => listKeysOf({ topic })[0]!,
    );
    for (const key of keys) expect(key).toMatch(/^articles-topic-[\w%.!~*'()-]*$/);
    expect(new Set(keys).size).toBe(keys.length);
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
    expect(keysOf('delivery.search.page', { total: 0 })).toEqual(['articles', 'articles-all', 'search']);
  });

  it('have the list of articles for statements that are not known here', () => {
    expect(keysOf('delivery.something.new', { n: 1 })).toEqual(['articles', 'articles-all']);
  });

  it('are the list alone where nothing was found', () => {
    expect(keysOf('delivery.topic.by-slug')).toEqual(['topics']);
    expect(keysOf('delivery.articles.by-ids')).toEqual(['articles', 'articles-all']);
  });

  it('fit a header: where they do not, one stands for all things', () => {
    const many = Array.from({ length: 100 }, (_, index) => `article-${'0'.repeat(36)}${index}`);
    expect(surrogateKeys(['articles', ...many])).toEqual(['content', 'overflow', 'articles']);
    expect(surrogateKeys(['article-1', 'topics'])).toEqual(['content', 'article-1', 'topics']);
  });
});
