import { describe, expect, it } from '@jest/globals';
import { readingTime } from './reading-time.js';

const article = { words: 1080, characters: 6100, images: 2 };

const imageSeconds = (images: number) =>
  readingTime({ words: 0, characters: 0, images }, 'en', 'MEDIUM').seconds;

describe('reading time', () => {
  it('gives three answers for one page by its three methods', () => {
    // 1080/228 + 0.4 = 5.14; (1080/275)*60 + 12 + 11 = 258.6 s = 4.31 min; 1080/238 = 4.54
    expect(readingTime(article, 'en', 'YOAST')).toMatchObject({
      minutes: 6,
      seconds: 308,
      wordsPerMinute: 228,
    });
    expect(readingTime(article, 'en', 'MEDIUM')).toMatchObject({
      minutes: 4,
      seconds: 259,
      wordsPerMinute: 275,
    });
    expect(readingTime(article, 'en', 'SILENT')).toMatchObject({
      minutes: 5,
      seconds: 272,
      wordsPerMinute: 238,
    });
  });

  it('carries everything the answer was made from', () => {
    expect(readingTime(article, 'en')).toEqual({
      minutes: 6,
      seconds: 308,
      words: 1080,
      images: 2,
      wordsPerMinute: 228,
      method: 'YOAST',
      text: '6 minutes',
      duration: 'PT6M',
    });
  });

  it.each([
    ['nl', '6 minuten'],
    ['nl-BE', '6 minuten'],
    ['de', '7 Minuten'],
    ['pt-BR', '7 minutos'],
  ])('speaks %s', (locale, text) => {
    expect(readingTime(article, locale).text).toBe(text);
  });

  it('knows the singular', () => {
    expect(readingTime({ words: 1, characters: 4, images: 0 }, 'en')).toMatchObject({
      minutes: 1,
      seconds: 0,
      text: '1 minute',
      duration: 'PT1M',
    });
  });

  it('is nothing for nothing', () => {
    for (const method of ['YOAST', 'MEDIUM', 'SILENT'] as const) {
      expect(readingTime({ words: 0, characters: 0, images: 0 }, 'en', method)).toMatchObject({
        minutes: 0,
        seconds: 0,
        text: '0 minutes',
        duration: 'PT0M',
      });
    }
  });

  it('takes a minute for a lone image, except where images do not count', () => {
    const image = { words: 0, characters: 0, images: 1 };
    expect(readingTime(image, 'en', 'YOAST')).toMatchObject({ minutes: 1, seconds: 12 });
    expect(readingTime(image, 'en', 'MEDIUM')).toMatchObject({ minutes: 1, seconds: 12 });
    expect(readingTime(image, 'en', 'SILENT')).toMatchObject({ minutes: 0, seconds: 0 });
  });

  it('counts images down from 12 to 3 seconds by MEDIUM', () => {
    expect([1, 2, 3, 10, 11, 12].map(imageSeconds)).toEqual([12, 23, 33, 75, 78, 81]);
  });

  it('counts characters in Japanese', () => {
    expect(readingTime({ words: 900, characters: 1428, images: 0 }, 'ja')).toMatchObject({
      minutes: 4,
      wordsPerMinute: 357,
    });
  });

  it('takes the mean rate for a language nobody measured', () => {
    expect(readingTime(article, 'cy')).toMatchObject({ minutes: 7, wordsPerMinute: 183.125 });
  });

  it('does not let 0.2 spill into another minute', () => {
    // 72/180 + 3 x 0.2 is 1 minute, though 0.4 + 0.6000000000000001 is more.
    expect(readingTime({ words: 72, characters: 300, images: 3 }, 'sl').minutes).toBe(1);
    expect(readingTime({ words: 73, characters: 300, images: 3 }, 'sl').minutes).toBe(2);
  });

  it.each([-1, 1.5, Number.NaN, Infinity])('refuses %p words', (words) => {
    expect(() => readingTime({ words, characters: 0, images: 0 }, 'en')).toThrow('counts from 0 up');
  });

  it('refuses what is no locale', () => {
    expect(() => readingTime(article, 'en_US')).toThrow('"en_US" is not a locale');
    expect(() => readingTime(article, '', 'SILENT')).toThrow('is not a locale');
  });
});
