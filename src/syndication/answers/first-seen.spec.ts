import { describe, expect, it } from '@jest/globals';
import { FirstSeen } from './first-seen.js';

const at = (text: string) => new Date(`2026-11-20T09:00:${text}Z`);

describe('when an answer was first seen as it is', () => {
  it('stays while it stays the same', () => {
    const seen = new FirstSeen();
    const first = seen.since('/a', 'one', at('10.400'));
    expect(first).toEqual(at('09.000'));
    expect(seen.since('/a', 'one', at('50.000'))).toEqual(first);
    expect(seen.since('/b', 'one', at('50.000'))).toEqual(at('49.000'));
  });

  it('is another second for each state, and none that is still to come', () => {
    const seen = new FirstSeen();
    const dates = ['one', 'two', 'three'].map((etag) => seen.since('/a', etag, at('10.400')));
    expect(dates).toEqual([at('09.000'), at('10.000'), null]);
    expect(seen.since('/a', 'three', at('11.000'))).toEqual(at('11.000'));
  });

  it('is forgotten for what was asked for longest ago', () => {
    const seen = new FirstSeen();
    seen.since('/old', 'one', at('10.000'));
    for (let n = 0; n < 2000; n += 1) seen.since(`/${n}`, 'one', at('10.000'));
    expect(seen.since('/1', 'one', at('30.000'))).toEqual(at('09.000'));
    expect(seen.since('/old', 'one', at('30.000'))).toEqual(at('29.000'));
  });
});
