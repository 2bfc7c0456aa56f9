import { describe, expect, it } from '@jest/globals';
import { cacheControl } from './cache-control.js';

const settings = { sharedSeconds: 60, browserSeconds: 5 };
const at = (time: string) => Date.parse(`2026-03-01T09:00:${time}Z`);

describe('how long an answer may be kept', () => {
  it('is as long as the settings say, and to the end of the minute at most', () => {
    const keep = (time: string, tookMs = 0) => cacheControl(settings, ['site'], at(time), tookMs);
    expect(keep('00.000')).toBe('public, max-age=5, s-maxage=60, must-revalidate');
    expect(keep('10.000')).toBe('public, max-age=5, s-maxage=50, must-revalidate');
    expect(keep('57.500')).toBe('public, max-age=2, s-maxage=2, must-revalidate');
  });

  it('is never beyond the minute in which the first row was read, however long the answer took', () => {
    expect(cacheControl(settings, ['site'], at('50.000'), 8000)).toContain('s-maxage=2,');
    expect(cacheControl(settings, ['site'], at('59.100'), 0)).toBe('no-cache');
    expect(cacheControl(settings, ['site'], at('59.000'), 30_000)).toBe('no-cache');
  });

  it('is lower for what changes quickly, and nothing for the number of the last change', () => {
    expect(cacheControl(settings, ['site', 'search'], at('00.000'), 0)).toContain('s-maxage=10,');
    expect(cacheControl(settings, ['contentVersion', 'site'], at('00.000'), 0)).toBe('no-cache');
  });

  it('is nothing where nothing is set or the time is not known', () => {
    expect(cacheControl({ sharedSeconds: 0, browserSeconds: 0 }, ['site'], at('00.000'), 0)).toBe('no-cache');
    expect(cacheControl(settings, ['site'], null, 0)).toBe('no-cache');
  });
});
