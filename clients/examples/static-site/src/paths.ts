import type { Edition, Site } from './load-site.js';

/** Where everything lives, relative to the site's address. Articles live where the service says they do. */
export class Paths {
  /** Path of the site itself: empty, or `/blog` where it begins at https://clinic.example/blog. */
  readonly base: string;
  readonly #root: string;

  constructor(
    private readonly site: Site,
    readonly locale: string,
  ) {
    this.base = new URL(site.url).pathname.replace(/\/$/, '');
    this.#root = locale === site.defaultLocale ? '' : `/${locale}`;
  }

  front(page = 1): string {
    if (page > 1) return `${this.base}${this.#root}/page/${page}`;
    return `${this.base}${this.#root}` || '/';
  }

  article({ url }: { readonly url: string }): string {
    return new URL(url).pathname;
  }

  topic({ slug }: { readonly slug: string }): string {
    return `${this.base}${this.#root}/topics/${slug}`;
  }

  author({ slug }: { readonly slug: string }): string {
    return `${this.base}${this.#root}/authors/${slug}`;
  }

  search(): string {
    return `${this.base}${this.#root}/search`;
  }

  asset(file: string): string {
    return `${this.base}/assets/${file}`;
  }

  /** With the site's host, for search engines. */
  absolute(path: string): string {
    return new URL(path, this.site.url).href.replace(/\/$/, '');
  }
}

/** The same page in another language. */
export interface Alternate {
  readonly locale: string;
  readonly path: string;
}

/** The front pages of all editions, or their search pages: pages that every edition has. */
export function alternatesOf(
  editions: readonly Edition[],
  pathOf: (paths: Paths) => string,
): readonly Alternate[] {
  return editions.map(({ site, locale }) => ({ locale, path: pathOf(new Paths(site, locale)) }));
}
