import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Pace } from './pace.js';

describe('the pace of refusals', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  function crowd(pace: Pace, count: number): number[] {
    const refused: number[] = [];
    for (let n = 0; n < count; n += 1) pace.run(() => void refused.push(n));
    return refused;
  }

  it('lets fifty go at once, and as many each slot after, in order', () => {
    const refused = crowd(new Pace(), 120);
    expect(refused.length).toBe(50);
    jest.advanceTimersByTime(25);
    expect(refused.length).toBe(100);
    jest.advanceTimersByTime(25);
    expect(refused).toEqual(Array.from({ length: 120 }, (_, n) => n));
  });

  it('is forgotten when a slot has passed', () => {
    const pace = new Pace();
    crowd(pace, 50);
    jest.advanceTimersByTime(25);
    expect(crowd(pace, 50).length).toBe(50);
  });

  it('holds no more than 5,000', () => {
    expect(crowd(new Pace(), 50 + 5_000 + 7).length).toBe(57);
  });
});
