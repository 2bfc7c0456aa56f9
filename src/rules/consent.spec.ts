import { describe, expect, it } from '@jest/globals';
import { consentedUntil, consentEdges, isConsented, type Consent } from './consent.js';

const consent = (from: number, until: number | null, rest: Partial<Consent> = {}): Consent => ({
  scopes: ['SITE'],
  locales: null,
  from,
  until,
  ...rest,
});
const onSite = (at: number, locale = 'en') => ({ scope: 'SITE' as const, locale, at });

describe('a consent', () => {
  it('stands from its first instant up to its end, which does not belong to it', () => {
    const consents = [consent(10, 20)];
    expect([9, 10, 19, 20].map((at) => isConsented(consents, onSite(at)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('covers its scopes and locales alone', () => {
    const consents = [consent(0, null, { scopes: ['PARTNERS'] }), consent(0, null, { locales: ['nl'] })];
    expect(isConsented(consents, onSite(1))).toBe(false);
    expect(isConsented(consents, onSite(1, 'nl'))).toBe(true);
    expect(isConsented(consents, { scope: 'PARTNERS', locale: 'en', at: 1 })).toBe(true);
  });

  it('changes what is shown at its edges, each of several consents once', () => {
    expect(consentEdges([consent(10, 20), consent(20, null), consent(5, 20)])).toEqual([5, 10, 20]);
  });
});

describe('until when a story may be shown', () => {
  it('is the end of what follows without a gap', () => {
    expect(consentedUntil([consent(0, 10), consent(10, 30), consent(25, 40)], onSite(5))).toBe(40);
    expect(consentedUntil([consent(0, 10), consent(11, 30)], onSite(5))).toBe(10);
  });

  it('has no end where a consent has none, and is nothing where none stands', () => {
    expect(consentedUntil([consent(0, 10), consent(5, null)], onSite(5))).toBeNull();
    expect(consentedUntil([consent(0, 10)], onSite(10))).toBeUndefined();
  });
});
