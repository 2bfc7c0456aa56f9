/** Where a site shows its articles. */
export interface ArticleAddresses {
  /** Where the site begins, without a slash at its end. */
  readonly url: string;
  /** Locale -> path with `{slug}` in it. */
  readonly articlePaths: Readonly<Record<string, string>>;
}

/** The canonical address of an article. A locale the site no longer has gets `/{locale}/{slug}`. */
export function articleUrl(site: ArticleAddresses, locale: string, slug: string): string {
  const path = site.articlePaths[locale] ?? `/${locale}/{slug}`;
  return site.url + path.replace('{slug}', () => encodeURIComponent(slug));
}

/** What an article's address may stand for. */
export interface AddressedArticle {
  readonly locale: string;
  readonly slug: string;
}

/**
 * The articles a path of the site may mean, in the order of the site's locales: none, one, or several where the patterns
 * overlap. Escapes are decoded, `.` and `..` resolved, a slash at the end, a query and a fragment dropped; a path that is none finds none.
 */
export function articlesAt(site: ArticleAddresses, path: string): AddressedArticle[] {
  const segments = segmentsOf(path);
  if (!segments) return [];
  return Object.entries(site.articlePaths).flatMap(([locale, pattern]) => {
    const slug = slugIn(segments, segmentsOf(pattern.replace('{slug}', SLUG)) ?? []);
    return slug === null ? [] : [{ locale, slug }];
  });
}

/** Stands for the slug in a pattern while it is taken apart. No address has it: it is no scalar value of Unicode's text. */
const SLUG = '%EF%BF%BF';
const DECODED_SLUG = decodeURIComponent(SLUG);

/** The decoded segments of an absolute path; null where it is none or cannot be decoded. */
function segmentsOf(path: string): string[] | null {
  // Two slashes would begin a host; a backslash is a slash to the URL standard.
  if (!/^\/(?![/\\])/.test(path)) return null;
  const { pathname } = new URL(path, 'http://site.invalid');
  try {
    return pathname.replace(/\/$/, '').split('/').slice(1).map(decodeURIComponent);
  } catch {
    return null;
  }
}

function slugIn(segments: readonly string[], pattern: readonly string[]): string | null {
  if (segments.length !== pattern.length) return null;
  let slug: string | null = null;
  for (const [index, part] of pattern.entries()) {
    const [before, after] = part.split(DECODED_SLUG);
    const segment = segments[index]!;
    if (after === undefined) {
      if (segment !== part) return null;
      continue;
    }
    if (!segment.startsWith(before!) || !segment.endsWith(after)) return null;
    slug = segment.slice(before!.length, segment.length - after.length);
  }
  // A decoded slash would be a segment of its own; normalised, since browsers and people write accents in two ways.
  return slug === null || slug === '' || slug.includes('/') ? null : slug.normalize('NFC');
}
