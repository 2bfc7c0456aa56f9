import { describe, expect, it } from '@jest/globals';
import { freeSlug } from './free-slug.js';

describe('a free slug', () => {
  it('is the slug itself where nobody has it', () => {
    expect(freeSlug('eye-care', new Set(['eye']))).toBe('eye-care');
  });

  it('gets the first number that is free, counting from 2', () => {
    expect(freeSlug('eye-care', new Set(['eye-care', 'eye-care-2', 'eye-care-4']))).toBe('eye-care-3');
  });

  it('keeps within the longest slug, number included, and ends in no double hyphen', () => {
    const slug = `${'a'.repeat(93)}-bc`;
    expect(freeSlug(slug, new Set([slug]))).toBe(`${'a'.repeat(93)}-2`);
  });
});
