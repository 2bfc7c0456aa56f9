import { parseUrl } from '../rules/parse-url.js';

/** A value of the environment that cannot be used. The message says what would be right. */
export class VariableFault extends Error {}

/** One environment variable: how it is read, what it means, and what it is when nobody sets it. */
export interface Variable<T> {
  /** A sentence or two for the operator. */
  readonly about: string;
  /** What a right value looks like, to end the sentence "expected …". */
  readonly expected: string;
  /** The text used when the variable is missing or empty; without it the value is `undefined`. */
  readonly fallback?: string;
  /** What stands in the documentation where the default depends on other variables. */
  readonly fallbackNote?: string;
  /** A value worth showing in `.env.example`. */
  readonly example?: string;
  /** Never printed, not even when it is wrong. */
  readonly secret?: boolean;
  /** Reads the text. Throws `VariableFault` where it means nothing. */
  parse(text: string): T;
}

type About = Pick<Variable<never>, 'about' | 'fallback' | 'fallbackNote' | 'example' | 'secret'>;

/** A whole number from `min` to `max`; `unit` is named in the documentation. */
export function wholeNumber(about: About & { min: number; max: number; unit?: string }): Variable<number> {
  const { min, max, unit } = about;
  const expected = `a whole number${unit ? ` of ${unit}` : ''} from ${min} to ${max}`;
  return {
    ...about,
    expected,
    parse(text) {
      const value = Number(text);
      if (!/^\d+$/.test(text) || value < min || value > max) throw new VariableFault(expected);
      return value;
    },
  };
}

/** One of a closed set of words. */
export function oneOf<Word extends string>(about: About & { words: readonly Word[] }): Variable<Word> {
  const expected = `one of ${about.words.join(', ')}`;
  return {
    ...about,
    expected,
    parse(text) {
      const word = about.words.find((candidate) => candidate === text);
      if (word === undefined) throw new VariableFault(expected);
      return word;
    },
  };
}

/** A text that a pattern recognises. */
export function text(about: About & { expected: string; pattern: RegExp }): Variable<string> {
  return {
    ...about,
    parse(value) {
      if (!about.pattern.test(value)) throw new VariableFault(about.expected);
      return value;
    },
  };
}

/** A yes or no, written `true` or `false`. */
export function yesOrNo(about: About): Variable<boolean> {
  const words = oneOf({ ...about, words: ['true', 'false'] });
  return { ...words, parse: (value) => words.parse(value) === 'true' };
}

/** The address of a PostgreSQL database. Holds a password, so it is never printed. */
export function postgresUrl(about: About): Variable<string> {
  const expected = 'an address like postgres://user:password@host:5432/database';
  return {
    ...about,
    secret: true,
    expected,
    parse(value) {
      const url = parseUrl(value);
      const named = url !== null && url.pathname.length > 1 && url.username !== '';
      if (!named || !['postgres:', 'postgresql:'].includes(url.protocol)) throw new VariableFault(expected);
      return value;
    },
  };
}

/** The base address of a site: http or https, perhaps a path, neither query nor fragment. No slash at its end. */
export function siteUrl(about: About): Variable<string> {
  const expected = 'an http or https address without query or fragment, like https://clinic.example';
  return {
    ...about,
    expected,
    parse(value) {
      const url = parseUrl(value);
      const plain = url !== null && url.search === '' && url.hash === '' && url.username === '';
      if (!plain || !['http:', 'https:'].includes(url.protocol)) throw new VariableFault(expected);
      return url.href.replace(/\/+$/, '');
    },
  };
}

/** A comma list of origins, scheme and host and port only. */
export function origins(about: About): Variable<readonly string[]> {
  const expected = 'origins separated by commas, like https://studio.clinic.example,http://localhost:5173';
  return {
    ...about,
    expected,
    parse(value) {
      return value.split(',').map((part) => {
        const url = parseUrl(part.trim());
        const isOrigin =
          url !== null && ['http:', 'https:'].includes(url.protocol) && url.href === `${url.origin}/`;
        if (!isOrigin) throw new VariableFault(expected);
        return url.origin;
      });
    },
  };
}
