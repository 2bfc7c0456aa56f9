import type { Fault } from './domain-error.js';

/** Longest slug, in code points. */
export const slugCharacters = 96;

/** Paths that the service answers itself, or that robots and browsers ask for by name. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  'api',
  'articles',
  'embed',
  'embed.js',
  'editor',
  'favicon.ico',
  'feeds',
  'graphql',
  'health',
  'llms.txt',
  'media',
  'metrics',
  'oembed',
  'preview',
  'robots.txt',
  'sitemap',
  'sitemap.xml',
  'studio',
]);

const APOSTROPHES = /['’‘ʼ`´′]/gu;
// Soft hyphens, joiners, variation selectors, fillers: nothing that a reader could see or type.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Me}\p{Surrogate}]/gu;
const WORD = /(?:[\p{L}\p{Nd}]\p{M}*)+/gu;

/**
 * The words of a text joined by hyphens: letters and digits of every script kept, in Unicode NFC and lower case as the
 * locale has it, apostrophes dropped ("Bell's" is "bells"), cut between words at `most` code points.
 * Empty where the text has neither letter nor digit.
 */
export function hyphenated(text: string, locale: string, most: number = slugCharacters): string {
  // Ten times the room is plenty to find the words in, and bounds the work.
  const lower = lowerCase(text.slice(0, most * 10), locale).replace(/\p{No}/gu, (sign) =>
    sign.normalize('NFKC'),
  );
  const words = lower.normalize('NFC').replace(APOSTROPHES, '').replace(INVISIBLE, '').match(WORD) ?? [];
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (lengthOf(longer) > most) break;
    slug = longer;
  }
  return slug === '' && words[0] !== undefined ? cutAt(words[0], most) : slug;
}

/**
 * The slug that a title suggests; `-2` follows where the bare one is reserved. Empty where the title has neither letter
 * nor digit: then somebody has to choose one.
 */
export function slugFrom(title: string, locale: string): string {
  const slug = hyphenated(title, locale);
  return reservedSlugs.has(slug) ? `${slug}-2` : slug;
}

/** What is wrong with a slug, and what would be right; empty where all is well. */
export function checkSlug(slug: string, path: readonly string[]): Fault[] {
  if (slug.trim() === '') {
    const message = 'The slug is empty. Give letters or digits, joined by hyphens: is-bells-palsy-permanent.';
    return [{ code: 'REQUIRED', message, field: path }];
  }
  const suggestion = slugFrom(slug, 'und');
  const rather =
    suggestion === '' ? 'Use letters and digits, joined by hyphens.' : `Right would be "${suggestion}".`;
  if (reservedSlugs.has(slug)) {
    return [
      {
        code: 'INVALID',
        message: `The slug "${slug}" is the address of something else. ${rather}`,
        field: path,
      },
    ];
  }
  if (lengthOf(slug) > slugCharacters) {
    const message = `The slug has ${lengthOf(slug)} characters; at most ${slugCharacters} are allowed. ${rather}`;
    return [{ code: 'TOO_LONG', message, field: path }];
  }
  if (slug === suggestion) return [];
  const message = `The slug "${slug}" holds more than lower-case letters and digits joined by single hyphens. ${rather}`;
  return [{ code: 'INVALID', message, field: path }];
}

function lowerCase(text: string, locale: string): string {
  // The same rules as those of no language, in a hundredth of the time.
  if (locale === 'und') return text.toLowerCase();
  try {
    return text.toLocaleLowerCase(locale);
  } catch {
    // No language tag: the rules that hold for most languages.
    return text.toLowerCase();
  }
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** The beginning of a single long word, not parting a letter from its marks. */
function cutAt(word: string, most: number): string {
  const beginning = Array.from(word).slice(0, most + 1);
  let end = most;
  while (end > 1 && end < beginning.length && /\p{M}/u.test(beginning[end]!)) end -= 1;
  return beginning.slice(0, end).join('');
}
