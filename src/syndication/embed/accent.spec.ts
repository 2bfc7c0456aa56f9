import { describe, expect, it } from '@jest/globals';
import { contrast, readableAccent } from './accent.js';

const rgb = (hex: string) =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];

describe('the colour of a partner', () => {
  it('stays as it is where it can be read', () => {
    expect(readableAccent([10, 90, 100], 'light')).toBe('#0a5a64');
    expect(readableAccent([150, 220, 230], 'dark')).toBe('#96dce6');
  });

  it.each([
    [255, 255, 0],
    [255, 255, 255],
    [0, 0, 0],
    [128, 128, 128],
    [255, 0, 80],
  ] as const)('can be read in light and in dark, whatever it is: %d %d %d', (...accent) => {
    const light = rgb(readableAccent(accent, 'light'));
    const dark = rgb(readableAccent(accent, 'dark'));
    expect(contrast(light, [255, 255, 255])).toBeGreaterThan(4.5);
    expect(contrast(light, [244, 247, 248])).toBeGreaterThan(4.5);
    expect(contrast(dark, [22, 28, 33])).toBeGreaterThan(4.5);
    expect(contrast(dark, [31, 39, 45])).toBeGreaterThan(4.5);
  });

  it('is measured as WCAG does', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBe(21);
    expect(contrast([118, 118, 118], [255, 255, 255])).toBeCloseTo(4.54, 2);
  });
});
