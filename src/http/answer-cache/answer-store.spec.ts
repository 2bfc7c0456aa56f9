import { beforeEach, describe, expect, it } from '@jest/globals';
import { AnswerStore } from './answer-store.js';
import { CachedAnswer } from './cached-answer.js';

const BODY_BYTES = 10_000;
const ROOM = 100_000;

describe('what is kept of answers', () => {
  let store: AnswerStore;
  let now: number;

  beforeEach(() => {
    store = new AnswerStore(ROOM);
    now = 0;
  });

  function keep(key: string, reads: readonly string[] = [], bytes = BODY_BYTES) {
    const headers = [['Content-Type', 'text/plain']] as const;
    const answer = new CachedAnswer({ status: 200, headers, body: Buffer.alloc(bytes, key) }, false);
    return store.set({ key, answer, reads: new Set(reads), endsAt: Infinity }, now);
  }

  const kept = (...keys: string[]) => keys.filter((key) => store.get(key, now) !== undefined);

  it('is found by its key, and replaced by what is made anew', () => {
    keep('a', ['article-1']);
    const again = keep('a', ['article-2']);
    expect([store.get('a', now), store.size]).toEqual([again, 1]);
    store.touched(['article-1']);
    expect(kept('a')).toEqual(['a']);
    store.touched(['article-2']);
    expect(kept('a')).toEqual([]);
  });

  it('goes with anything it was made of, and with nothing else', () => {
    keep('a', ['article-1', 'articles']);
    keep('b', ['article-2', 'articles']);
    keep('c', ['article-2']);
    store.touched(['article-1', 'article-9']);
    expect(kept('a', 'b', 'c')).toEqual(['b', 'c']);
    store.touched(['articles']);
    expect(kept('b', 'c')).toEqual(['c']);
    store.touched(null);
    expect([store.size, store.bytes]).toEqual([0, 0]);
  });

  it('goes with every change where not all it was made of could be named', () => {
    keep('a', ['overflow']);
    store.touched([]);
    expect(kept('a')).toEqual(['a']);
    store.touched(['article-7']);
    expect(kept('a')).toEqual([]);
  });

  it('stays within its room: what was not used for longest goes first', () => {
    for (const key of 'abcdef') keep(key);
    now += 5000;
    store.get('a', now);
    for (let at = 0; at < 3; at += 1) keep(`new ${at}`);
    expect(store.bytes).toBeLessThanOrEqual(ROOM);
    expect(store.evicted).toBe(1);
    expect(kept('a', 'b', 'c')).toEqual(['a', 'c']);
  });

  it('does not include what is larger than all room, and lets nothing go for it', () => {
    keep('a');
    expect(keep('b', [], ROOM)).toBeNull();
    expect([kept('a', 'b'), store.evicted]).toEqual([['a'], 0]);
  });

  it('is found by the very bytes that asked for it, in the manner they did', () => {
    const entry = keep('a')!;
    const request = Buffer.from('{"query":"{ site { name } }"}');
    store.addAlias(entry, 1, request);
    expect(store.getByAlias(1, Buffer.from(request), now)).toBe(entry);
    expect(store.getByAlias(2, request, now)).toBeUndefined();
    expect(store.getByAlias(1, request.subarray(1), now)).toBeUndefined();
    store.remove(entry);
    expect(store.getByAlias(1, request, now)).toBeUndefined();
  });

  it('remembers the last ways to ask for one answer, not all', () => {
    const entry = keep('a')!;
    const asks = Array.from({ length: 30 }, (_, at) => Buffer.from(`{"query":"{ a }"}${' '.repeat(at)}`));
    for (const ask of asks) store.addAlias(entry, 1, ask);
    const known = asks.filter((ask) => store.getByAlias(1, ask, now) === entry);
    expect(known).toEqual(asks.slice(-8));
  });

  it('holds nothing once all is gone, whatever was done before', () => {
    for (let at = 0; at < 300; at += 1) {
      const entry = keep(`k${at % 40}`, [`article-${at % 13}`, 'articles'], (at * 97) % 9000);
      if (entry) store.addAlias(entry, at % 3, Buffer.from(`request ${at % 70}`));
      if (at % 11 === 0) store.touched([`article-${at % 7}`]);
    }
    expect(store.bytes).toBeGreaterThan(0);
    for (let at = 0; at < 40; at += 1) {
      const entry = store.get(`k${at}`, now);
      if (entry) store.remove(entry);
    }
    expect([store.size, store.bytes]).toEqual([0, 0]);
  });

  it('has no room at all where none is given', () => {
    store = new AnswerStore(0);
    expect(keep('a', [], 0)).toBeNull();
  });
});
