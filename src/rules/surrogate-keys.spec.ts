import { describe, expect, it } from '@jest/globals';
import { readLists, touchedLists } from './surrogate-keys.js';

/** Whether a change that names some keys makes an answer old that names others. */
function touches(changed: readonly string[], read: readonly string[]): boolean {
  const keys = new Set(readLists(read));
  return touchedLists(changed).some((key) => keys.has(key));
}

describe('lists of articles that a change touches', () => {
  const publish = ['articles', 'articles-all', 'articles-in-en', 'articles-topic-a', 'article-1'];

  it('are those it names and the one of all', () => {
    expect(touches(publish, ['articles', 'articles-topic-a'])).toBe(true);
    expect(touches(publish, ['articles', 'articles-topic-b', 'articles-in-en'])).toBe(true);
    expect(touches(publish, ['articles', 'articles-all'])).toBe(true);
    expect(touches(publish, ['articles', 'articles-topic-b', 'article-2'])).toBe(false);
  });

  it('are all where it names none of them, as changes of topics do, and those of older builds', () => {
    expect(touches(['articles', 'topics', 'topic-7'], ['articles', 'articles-topic-b'])).toBe(true);
    expect(touches(['topics', 'topic-7'], ['articles', 'articles-topic-b'])).toBe(false);
  });

  it('count as the one of all where an answer does not say which they are', () => {
    expect(touches(publish, ['content', 'articles'])).toBe(true);
    expect(touches(publish, ['content', 'article-2'])).toBe(false);
  });

  it('are everything where everything is touched', () => {
    expect(touchedLists(null)).toBeNull();
  });
});
