import { beforeEach, describe, expect, it } from '@jest/globals';
import { Freshness } from '../http/answer-cache/freshness.js';
import { KnownRows, KnownThings, type Hearing } from './known-things.js';

const TOPIC = { topicId: '1', locale: 'en', slug: 'pain', name: 'Pain', description: null, parentId: null };

describe('what an instance remembers of authors and topics', () => {
  let known: KnownThings;
  let freshness: Freshness;
  let position: number;

  beforeEach(() => {
    known = new KnownThings();
    freshness = new Freshness(60_000, {
      touched: (keys) => known.touched(keys),
      shouldAsk: () => undefined,
      trustChanged: () => undefined,
    });
    known.hear({
      heardVersion: () => (freshness.isTrusted() ? freshness.watermark : null),
      get mark() {
        return freshness.mark;
      },
      hasTouchedSince: (mark, keys) => freshness.hasTouchedSince(mark, keys),
    });
    position = 0;
    const now = performance.now();
    const times = { askedAt: now, answeredAt: now + 1, clockMs: Date.now(), edgeMs: Infinity };
    freshness.heard({ ...times, position, contentVersion: 7, changes: [] });
  });

  function changed(...keys: string[]): void {
    position += 1;
    freshness.notice({ position, contentVersion: 7 + position, keys }, Infinity);
  }

  const remember = (before = () => {}) =>
    known.topics.fetch(['1', '2'], async () => {
      before();
      return new Map([['1', TOPIC]]);
    });

  it('is each with its key, those too that are not there', async () => {
    expect([...(await remember()).keys()]).toEqual(['1']);
    expect(known.topics.get('1')).toEqual({ row: TOPIC, key: 'topic-1' });
    expect(known.topics.get('2')).toEqual({ row: null, key: 'topic-2' });
    expect(known.topics.get('3')).toBeUndefined();
  });

  it('goes with its own change and with a change of everything, and with no other', async () => {
    await remember();
    changed('topic-11', 'author-1', 'articles');
    expect(known.topics.get('1')).toBeDefined();
    changed('articles', 'topic-1');
    expect([known.topics.get('1'), known.topics.get('2')?.row]).toEqual([undefined, null]);
    known.touched(null);
    expect(known.topics.get('2')).toBeUndefined();
  });

  it('is not kept where it changed while it was fetched', async () => {
    await remember(() => changed('topic-1'));
    expect([known.topics.get('1'), known.topics.get('2')?.row]).toEqual([undefined, null]);
  });

  it('makes no answer that promises more than was heard of, and none while nothing is heard', () => {
    expect([known.from(7), known.from(8)]).toEqual([known, null]);
    changed('articles');
    expect(known.from(8)).toBe(known);
    freshness.meet(9);
    expect(known.from(8)).toBeNull();
    freshness.deaf('cut off');
    expect(known.from(1)).toBeNull();
  });

  it('is nothing before somebody hears', async () => {
    const deaf = new KnownThings();
    await deaf.topics.fetch(['1'], async () => new Map([['1', TOPIC]]));
    expect([deaf.topics.get('1'), deaf.from(0)]).toEqual([undefined, null]);
  });

  it('is forgotten as a whole where it grows too long', async () => {
    const hearing: Hearing = { heardVersion: () => 1, mark: 0, hasTouchedSince: () => false };
    const rows = new KnownRows<{ readonly text: string }>('thing', () => hearing, 300);
    const keep = (id: string) => rows.fetch([id], async () => new Map([[id, { text: 'x'.repeat(80) }]]));
    for (const id of ['1', '2']) await keep(id);
    expect(rows.get('1')).toBeDefined();
    await keep('3');
    expect(['1', '2', '3'].map((id) => rows.get(id) !== undefined)).toEqual([false, false, true]);
  });
});
