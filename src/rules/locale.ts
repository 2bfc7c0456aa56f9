/** The locales of a site, as `Site` in the delivery schema gives them. */
export interface SiteLocales {
  readonly defaultLocale: string;
  readonly locales: readonly { readonly locale: string; readonly fallbacks: readonly string[] }[];
}

/** RFC 5646, 4.4.1: a buffer of 35 characters holds every tag that is in sensible use. */
const LONGEST_TAG = 35;

/**
 * The canonical spelling of a BCP 47 language tag (`EN-us` is `en-US`, `iw` is `he`), or null where the
 * text is none. Languages of five letters and more are refused although well-formed: none was ever
 * registered, so `english` is a mistake.
 */
export function canonicalLocale(text: string): string | null {
  const known = canonical.get(text);
  if (known !== undefined) return known;
  const found = findCanonical(text);
  // Sites have a handful of locales and readers send the same few; whatever else is sent must not fill memory.
  if (canonical.size < MOST_REMEMBERED) canonical.set(text, found);
  return found;
}

const MOST_REMEMBERED = 500;
const canonical = new Map<string, string | null>();

function findCanonical(text: string): string | null {
  if (text.length > LONGEST_TAG || !/^[a-z]{2,3}(?:-|$)/i.test(text)) return null;
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Whether a text is a well-formed BCP 47 tag, in whatever case; store what `canonicalLocale` makes of it. */
export function isLocale(text: string): boolean {
  return canonicalLocale(text) !== null;
}

/** The language of a locale: `pt` of `pt-BR`. Throws a RangeError that names a text which is no locale. */
export function languageOf(locale: string): string {
  const tag = canonicalLocale(locale);
  if (tag === null) throw new RangeError(notALocale(locale));
  return tag.slice(0, /^[a-z]+/.exec(tag)![0].length);
}

/** What to tell whoever sent a text that is no locale. */
export function notALocale(text: string): string {
  return `"${text.slice(0, LONGEST_TAG)}" is not a locale: write a BCP 47 language tag such as en, nl or pt-BR.`;
}

/**
 * Where to look for an article, in order, beginning with the locale that was asked for. A locale of the site
 * is followed by the fallbacks configured for it and by nothing else, so that a site can have none. A locale
 * the site lacks is shortened from its end (RFC 4647, 3.4: `nl-BE` to `nl`) until the site has it; where it never has,
 * the default locale answers. Throws a RangeError for a text that is no locale.
 */
export function fallbackChain(locale: string, site: SiteLocales): string[] {
  const asked = canonicalLocale(locale);
  if (asked === null) throw new RangeError(notALocale(locale));
  const known = shortenUntilKnown(asked, site) ?? site.defaultLocale;
  const fallbacks = configured(known, site)?.fallbacks ?? [];
  return [...new Set([asked, known, ...fallbacks].map((tag) => canonicalLocale(tag) ?? tag))];
}

function configured(locale: string, site: SiteLocales): SiteLocales['locales'][number] | undefined {
  return site.locales.find((entry) => (canonicalLocale(entry.locale) ?? entry.locale) === locale);
}

function shortenUntilKnown(asked: string, site: SiteLocales): string | undefined {
  const subtags = asked.split('-');
  while (subtags.length > 0) {
    const shortened = canonicalLocale(subtags.join('-'));
    if (shortened !== null && configured(shortened, site)) return shortened;
    subtags.pop();
  }
  return undefined;
}
