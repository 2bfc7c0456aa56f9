import { describe, expect, it } from '@jest/globals';
import { instantText } from './instant.js';

describe('an instant as text', () => {
  it.each([
    ['2026-11-20 09:00:00+00', '2026-11-20T09:00:00.000Z'],
    ['2026-11-20 09:00:00.5+00', '2026-11-20T09:00:00.500Z'],
    ['2026-11-20 09:00:00.123456+00', '2026-11-20T09:00:00.123Z'],
    ['2026-11-20 09:00:00.9999+00', '2026-11-20T09:00:00.999Z'],
    ['2026-11-20T09:00:00+00:00', '2026-11-20T09:00:00.000Z'],
    ['2026-11-20T09:00:00.12+00:00', '2026-11-20T09:00:00.120Z'],
    ['2026-11-20T09:00:00.123Z', '2026-11-20T09:00:00.123Z'],
    ['2026-11-20T09:00:00Z', '2026-11-20T09:00:00.000Z'],
    ['2026-11-20T10:30:00+01:30', '2026-11-20T09:00:00.000Z'],
    ['0099-01-01 00:00:00+00', '0099-01-01T00:00:00.000Z'],
  ])('of %s is %s', (text, expected) => {
    expect(instantText(text)).toBe(expected);
  });

  it('is the same for a date and for every text of it', () => {
    for (let at = Date.UTC(1900, 0); at < Date.UTC(2200, 0); at += 86_399_123 * 97) {
      const iso = new Date(at).toISOString();
      const inSql = iso
        .replace('T', ' ')
        .replace(/0*Z$|\.000Z$/, '+00')
        .replace('.+', '+');
      expect([instantText(new Date(at)), instantText(iso), instantText(inSql)]).toEqual([iso, iso, iso]);
    }
  });

  it('is not made of what is none', () => {
    for (const text of ['', 'now', 'infinity']) expect(() => instantText(text)).toThrow(RangeError);
  });
});
