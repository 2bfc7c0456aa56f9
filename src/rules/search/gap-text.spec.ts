import { describe, expect, it } from '@jest/globals';
import { gapText, NOT_KEPT } from './gap-text.js';

describe('gapText', () => {
  it('is the same for all who ask the same', () => {
    expect(gapText('  Can I FLY, after paralysis?', 'en')).toBe('can i fly after paralysis');
    expect(gapText('vliegen: parésie', 'nl')).toBe(gapText('Vliegen paresie!', 'nl'));
  });

  it.each([
    'jane@clinic.example',
    'jane＠clinic.example',
    'call 0612345678',
    '06-12 34 56 78',
    '(020) 5 66 77',
    'born 12-03-1980',
    'patient 12345',
    'patient ١٢٣٤٥',
    'word '.repeat(17),
    'a'.repeat(81),
    'x'.repeat(100_000),
  ])('keeps nothing of personal or long text number %#', (typed) => {
    expect(gapText(typed, 'en')).toBe(NOT_KEPT);
  });

  it.each(['week 12', 'studies of 2024', 'covid 19', 'cranial nerve 7', 'b12 and b6'])(
    'keeps %s',
    (typed) => {
      expect(gapText(typed, 'en')).toBe(typed);
    },
  );

  it('keeps no less of a language whose letters are made of parts', () => {
    expect(gapText('안면 마비', 'ko')).toBe('안면 마비');
  });

  it.each(['', ' ', '?!', '😀', "'"])('counts nothing where there is no word: %j', (typed) => {
    expect(gapText(typed, 'en')).toBeNull();
  });
});
