import { describe, expect, it } from '@jest/globals';
import { readPass, signPass } from './preview-pass.js';

const pass = { linkId: '0198f0aa-0000-7000-8000-0000000000aa', expiresAt: new Date('2026-01-02T00:00:00Z') };
const before = new Date('2026-01-01T00:00:00Z');

describe('a pass of a preview', () => {
  it('reads back as what was signed, until it expires', () => {
    const text = signPass('secret', 'preview', pass);
    expect(readPass('secret', 'preview', text, before)).toEqual(pass);
    expect(readPass('secret', 'preview', text, pass.expiresAt)).toBeNull();
  });

  it('is worth nothing for another purpose, with another secret, or changed in any character', () => {
    const text = signPass('secret', 'preview', pass);
    expect(readPass('secret', 'images', text, before)).toBeNull();
    expect(readPass('other', 'preview', text, before)).toBeNull();
    for (let at = 0; at < text.length; at += 1) {
      const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
      expect(readPass('secret', 'preview', changed, before)).toBeNull();
    }
    for (const forged of ['', '.', '..', '...', `${text}.x`, 'a.b.c', `${text.slice(0, -1)}é`]) {
      expect(readPass('secret', 'preview', forged, before)).toBeNull();
    }
  });
});
