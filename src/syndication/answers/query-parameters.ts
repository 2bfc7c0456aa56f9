import { canonicalLocale } from '../../rules/locale.js';
import { slugCharacters } from '../../rules/slug.js';
import { Refusal } from './refusal.js';
import { parseUrl } from '../../rules/parse-url.js';

/** Longest address that is looked at: browsers and servers take no longer ones. */
const LONGEST_ADDRESS = 2000;

/**
 * The parameters of a request. Each reader throws a `Refusal` with 400 that names the parameter and says what would be
 * right; what nobody asks for is ignored. An empty parameter counts as missing.
 */
export class QueryParameters {
  private readonly given: URLSearchParams;

  /** `url` as it stands in the request line. */
  constructor(url: string) {
    const at = url.indexOf('?');
    this.given = new URLSearchParams(at < 0 ? '' : url.slice(at));
  }

  /** A locale of the site in its canonical spelling; the site's default one where it is missing. */
  locale(name: string, site: { defaultLocale: string; locales: readonly { locale: string }[] }): string {
    const text = this.one(name);
    if (text === null) return site.defaultLocale;
    const locale = canonicalLocale(text);
    const codes = site.locales.map((each) => each.locale);
    if (locale === null || !codes.includes(locale)) {
      throw new Refusal(400, `${name}: this site is written in ${codes.join(', ')}. Send one of these.`);
    }
    return locale;
  }

  slug(name: string): string | null {
    const text = this.one(name);
    return text === null ? null : checkedSlug(name, text);
  }

  /** Only digits are read: `1e3`, `+5` and `0x10` are no numbers here. */
  wholeNumber(name: string, bounds: { readonly min: number; readonly max: number }): number | null {
    const text = this.one(name);
    if (text === null) return null;
    const { min, max } = bounds;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= min && value <= max)) {
      throw new Refusal(400, `${name}: send a whole number from ${min} to ${max}, in digits.`);
    }
    return value;
  }

  yesOrNo(name: string): boolean | null {
    const text = this.one(name);
    if (text === null) return null;
    if (text !== 'true' && text !== 'false') throw new Refusal(400, `${name}: send true or false.`);
    return text === 'true';
  }

  /** An absolute http or https address. */
  webAddress(name: string): URL {
    const text = this.one(name)?.trim();
    const url = text && text.length <= LONGEST_ADDRESS ? parseUrl(text) : null;
    if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
      throw new Refusal(
        400,
        `${name}: send the whole address of an article, beginning with https://, encoded for a query and with at most ${LONGEST_ADDRESS} characters.`,
      );
    }
    return url;
  }

  /** The text of a parameter, null where it is missing or empty. */
  one(name: string): string | null {
    const values = this.given.getAll(name);
    if (values.length > 1) throw new Refusal(400, `${name}: send it once. It came ${values.length} times.`);
    return values[0] || null;
  }
}

/** A text that may be a slug, as Unicode NFC writes it. Throws a `Refusal` that names the parameter. */
export function checkedSlug(name: string, text: string): string {
  const slug = text.normalize('NFC');
  if (!SLUG.test(slug)) {
    throw new Refusal(
      400,
      `${name}: send a slug, lower-case letters and digits joined by hyphens, at most ${slugCharacters} characters.`,
    );
  }
  return slug;
}

const SLUG = new RegExp(`^[\\p{L}\\p{M}\\p{Nd}-]{1,${slugCharacters}}$`, 'u');
