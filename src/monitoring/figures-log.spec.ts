import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { pino } from 'pino';
import { logFigures } from './figures-log.js';

describe('the log of figures', () => {
  let lines: Record<string, unknown>[];
  let counts: { hits: number; refused: number };
  let end: () => void;

  beforeEach(() => {
    jest.useFakeTimers();
    lines = [];
    counts = { hits: 0, refused: 0 };
    const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
    const logger = pino({ level: 'debug', base: undefined, timestamp: false }, { write });
    end = logFigures(
      logger,
      () => ({ cache: { hits: counts.hits }, door: { refused: counts.refused } }),
      () => counts.refused,
    );
  });
  afterEach(() => {
    end();
    jest.useRealTimers();
  });

  it('is silent while nothing changes', () => {
    jest.advanceTimersByTime(180_000);
    expect(lines).toEqual([]);
  });

  it('says once a minute what has changed', () => {
    counts.hits = 3;
    jest.advanceTimersByTime(180_000);
    expect(lines).toEqual([{ level: 20, cache: { hits: 3 }, door: { refused: 0 }, msg: 'Figures' }]);
  });

  it('warns of what was refused since it last looked', () => {
    counts.refused = 5;
    jest.advanceTimersByTime(60_000);
    counts.refused = 12;
    jest.advanceTimersByTime(60_000);
    counts.hits = 1;
    jest.advanceTimersByTime(60_000);
    expect(lines.map(({ level, refused }) => [level, refused])).toEqual([
      [40, 5],
      [40, 7],
      [20, undefined],
    ]);
  });
});
