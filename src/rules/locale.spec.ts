import { describe, expect, it } from '@jest/globals';
import { canonicalLocale, fallbackChain, isLocale, languageOf } from './locale.js';

describe('a locale', () => {
  it.each(['en', 'nl', 'pt-BR', 'zh-Hant-TW', 'gsw', 'en-us', 'EN'])('may be written %s', (text) => {
    expect(isLocale(text)).toBe(true);
  });

  it.each([
    '',
    ' en',
    'e',
    'en_US',
    'english',
    'en-',
    '-en',
    'nl BE',
    'x-clinic',
    'en-' + 'a1234-'.repeat(9),
    'en\u0000',
  ])('is not %j', (text) => {
    expect(isLocale(text)).toBe(false);
  });

  it('has one canonical spelling', () => {
    expect(canonicalLocale('EN-us')).toBe('en-US');
    expect(canonicalLocale('zh-hant-tw')).toBe('zh-Hant-TW');
    expect(canonicalLocale('iw')).toBe('he');
    expect(canonicalLocale('english')).toBeNull();
  });

  it('has a language', () => {
    expect(languageOf('pt-BR')).toBe('pt');
    expect(languageOf('NL')).toBe('nl');
    expect(languageOf('gsw-CH')).toBe('gsw');
  });

  it('is named when it is none', () => {
    expect(() => languageOf('en_US')).toThrow('"en_US" is not a locale: write a BCP 47 language tag');
  });
});

describe('the fallback chain', () => {
  const site = {
    defaultLocale: 'en',
    locales: [
      { locale: 'en', fallbacks: [] },
      { locale: 'nl', fallbacks: ['en'] },
      { locale: 'de', fallbacks: [] },
      { locale: 'pt-BR', fallbacks: ['pt', 'en', 'pt'] },
    ],
  };

  it('begins with the locale that was asked for and follows what is configured', () => {
    expect(fallbackChain('nl', site)).toEqual(['nl', 'en']);
    expect(fallbackChain('pt-br', site)).toEqual(['pt-BR', 'pt', 'en']);
  });

  it('ends there where a locale of the site has no fallbacks', () => {
    expect(fallbackChain('de', site)).toEqual(['de']);
    expect(fallbackChain('en', site)).toEqual(['en']);
  });

  it('shortens a tag until the site knows it', () => {
    expect(fallbackChain('nl-BE', site)).toEqual(['nl-BE', 'nl', 'en']);
    expect(fallbackChain('de-Latn-AT', site)).toEqual(['de-Latn-AT', 'de']);
  });

  it('asks the default locale for a language the site does not speak', () => {
    expect(fallbackChain('fr-CA', site)).toEqual(['fr-CA', 'en']);
  });

  it('refuses what is no locale', () => {
    expect(() => fallbackChain('nl_BE', site)).toThrow('"nl_BE" is not a locale');
  });
});
