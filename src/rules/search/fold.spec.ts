import { describe, expect, it } from '@jest/globals';
import { askedWords, foldText, wordsOf } from './fold.js';

describe('foldText', () => {
  it('makes accents, capitals and apostrophes alike', () => {
    expect(foldText('Bell’s PARÉSIE', 'en')).toBe("bell's paresie");
    expect(foldText('Bell`s', 'en')).toBe(foldText("bell's", 'en'));
  });

  it.each([
    ['paralysed', 'paralyzed'],
    ['recognising', 'recognizing'],
    ['tumours', 'tumors'],
    ['fibres', 'fibers'],
    ['anaesthetic', 'anesthetic'],
    ['haemorrhage', 'hemorrhage'],
    ['paediatrician', 'pediatrician'],
    ['oedema', 'edema'],
    ['behavioural', 'behavioral'],
  ])('reads %s and %s alike in English', (british, american) => {
    expect(foldText(british, 'en-GB')).toBe(foldText(american, 'en-US'));
  });

  it.each(['four', 'hour', 'your', 'are', 'genre'])('leaves %s alone', (word) => {
    expect(foldText(word, 'en')).toBe(word);
  });

  it('leaves other languages their spelling', () => {
    expect(foldText('analyse', 'nl')).toBe('analyse');
  });

  it('drops what PostgreSQL cannot store', () => {
    expect(foldText('a\u0000b', 'en')).toBe('a b');
  });
});

describe('wordsOf', () => {
  it('keeps words with apostrophes and hyphens whole and drops the rest', () => {
    expect(wordsOf("bell's palsy: self-care, 3 × 😀 100%")).toEqual([
      "bell's",
      'palsy',
      'self-care',
      '3',
      '100',
    ]);
  });

  it('finds none where there is none', () => {
    expect(wordsOf(" ' :* % – ")).toEqual([]);
  });
});

describe('askedWords', () => {
  it('keeps each word once', () => {
    expect(askedWords('Face, face; FACE pain', 'en')).toEqual(['face', 'pain']);
  });

  it('leaves out English contractions, with or without the apostrophe', () => {
    expect(askedWords('my mouth wont move and won’t close', 'en')).toEqual([
      'my',
      'mouth',
      'move',
      'and',
      'close',
    ]);
    expect(askedWords('wont', 'nl')).toEqual(['wont']);
  });
});
