import { beforeEach, describe, expect, it } from '@jest/globals';
import { Freshness, type Hearing } from './freshness.js';

const HOUR = 3_600_000;

describe('what an instance knows of changes', () => {
  let touched: (readonly string[] | null)[];
  let asked: number;
  let freshness: Freshness;

  beforeEach(() => {
    touched = [];
    asked = 0;
    freshness = new Freshness(3000, {
      touched: (keys) => touched.push(keys),
      shouldAsk: () => (asked += 1),
      trustChanged: () => undefined,
    });
  });

  /** As heard `ago` milliseconds before now, with a database whose clock reads ours plus an hour. */
  function heard(values: Partial<Hearing>, now = 10_000): void {
    const times = { askedAt: now, answeredAt: now + 4, clockMs: HOUR + now + 2, edgeMs: Infinity };
    freshness.heard({ ...times, position: 5, contentVersion: 3, changes: [], ...values });
  }

  it('is trusted from the first hearing until nothing was heard for too long', () => {
    expect(freshness.isTrusted(0)).toBe(false);
    heard({});
    expect([10_000, 12_999, 13_000].map((now) => freshness.isTrusted(now))).toEqual([true, true, false]);
    heard({}, 12_000);
    expect(freshness.isTrusted(14_000)).toBe(true);
    freshness.deaf('gone');
    expect(freshness.isTrusted(12_001)).toBe(false);
  });

  it('follows notices in order, and wants to ask where one is missing', () => {
    heard({});
    expect(freshness.notice({ position: 6, contentVersion: 4, keys: ['article-1'] }, Infinity)).toBe(true);
    expect([freshness.watermark, touched.at(-1)]).toEqual([4, ['article-1']]);
    expect(freshness.notice({ position: 8, contentVersion: 6, keys: [] }, Infinity)).toBe(false);
    expect(freshness.watermark).toBe(4);
    const changes = [7, 8].map((position) => ({
      position,
      contentVersion: position - 2,
      keys: ['articles'],
    }));
    heard({ position: 8, contentVersion: 6, changes }, 10_500);
    expect([freshness.watermark, touched.length]).toEqual([6, 4]);
  });

  it('is not trusted once anybody has met more, until that has been heard of', () => {
    heard({});
    freshness.meet(3);
    expect([freshness.isTrusted(10_001), asked]).toEqual([true, 0]);
    freshness.meet(4);
    expect([freshness.isTrusted(10_001), freshness.hears(10_001), asked]).toEqual([false, true, 1]);
    freshness.notice({ position: 6, contentVersion: 4, keys: [] }, Infinity);
    expect(freshness.isTrusted(10_001)).toBe(true);
  });

  it('is distrusted from the earliest instant an edge may pass, and forgets everything once it has by the clock of the database', () => {
    heard({ edgeMs: HOUR + 11_000 });
    expect([10_997, 10_998].map((now) => freshness.isTrusted(now))).toEqual([true, false]);
    touched = [];
    heard({ edgeMs: HOUR + 11_000, clockMs: HOUR + 10_999 }, 10_998);
    expect([touched, freshness.isTrusted(10_999)]).toEqual([[], false]);
    heard({ edgeMs: HOUR + 90_000, clockMs: HOUR + 11_001 }, 10_999);
    expect([touched, freshness.isTrusted(11_000)]).toEqual([[null], true]);
  });

  it('takes a nearer edge out of a notice', () => {
    heard({ edgeMs: HOUR + 60_000 });
    freshness.notice({ position: 6, contentVersion: 3, keys: [] }, HOUR + 10_500);
    expect([10_400, 10_500].map((now) => freshness.isTrusted(now))).toEqual([true, false]);
  });

  it('forgets everything where changes are missing, were taken back, or the clock was set', () => {
    heard({});
    for (const odd of [
      { position: 900, contentVersion: 800, changes: null },
      { position: 2, contentVersion: 1 },
      { position: 2, contentVersion: 9 },
      { position: 2, contentVersion: 9, clockMs: 5 },
    ]) {
      touched = [];
      heard(odd, 10_100);
      expect(touched).toContain(null);
      expect(freshness.watermark).toBe(odd.contentVersion);
    }
  });

  it('knows whether something was touched since an answer was begun', () => {
    heard({});
    const { mark } = freshness;
    freshness.notice({ position: 6, contentVersion: 4, keys: ['article-1'] }, Infinity);
    expect(freshness.hasTouchedSince(mark, new Set(['article-2']))).toBe(false);
    expect(freshness.hasTouchedSince(mark, new Set(['article-1']))).toBe(true);
    expect(freshness.hasTouchedSince(mark, new Set(['overflow']))).toBe(true);
    expect(freshness.hasTouchedSince(freshness.mark, new Set(['article-1']))).toBe(false);
    for (let position = 7; position < 3000; position += 1) {
      freshness.notice({ position, contentVersion: position, keys: [] }, Infinity);
    }
    expect(freshness.hasTouchedSince(mark, new Set(['article-2']))).toBe(true);
  });
});
