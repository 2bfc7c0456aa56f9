import type { LocaleSetting } from './locales.js';
import { standingMedicalNotice } from './medical-notice.js';
import type { Values } from './read-values.js';

/** The site whose articles these are. */
export interface SiteSettings {
  readonly name: string;
  /** Without a slash at its end. */
  readonly url: string;
  /** Where this service is reached from outside; without a slash at its end. Images, embeds and feeds live under it. */
  readonly serviceUrl: string;
  /** The icon others show beside a link to an article. */
  readonly iconUrl: string;
  /** Whether feeds carry whole articles where their address does not say. */
  readonly feedFullText: boolean;
  readonly defaultLocale: string;
  readonly locales: readonly LocaleSetting[];
  /** Locale code -> path with `{slug}`; every locale has one. */
  readonly articlePaths: Readonly<Record<string, string>>;
  /** Locale code -> the standing note; every locale has one. */
  readonly medicalNotices: Readonly<Record<string, string>>;
}

/** What only makes sense together: the default locale is a locale, and each locale has an address of its own. */
export function readSite(values: Values, faults: string[]): SiteSettings {
  const locales = values.LOCALES ?? [];
  const codes = locales.map(({ locale }) => locale);
  const defaultLocale = values.DEFAULT_LOCALE ?? codes[0] ?? '';
  if (codes.length > 0 && !codes.includes(defaultLocale)) {
    faults.push(`DEFAULT_LOCALE is "${defaultLocale}": expected one of LOCALES (${codes.join(', ')})`);
  }
  for (const code of values.ARTICLE_PATHS?.keys() ?? []) {
    if (codes.length > 0 && !codes.includes(code)) {
      faults.push(`ARTICLE_PATHS has a path for "${code}": expected only LOCALES (${codes.join(', ')})`);
    }
  }
  const paths = new Map(
    codes.map((code) => [
      code,
      values.ARTICLE_PATHS?.get(code) ?? (code === defaultLocale ? '/{slug}' : `/${code}/{slug}`),
    ]),
  );
  for (const [code, path] of paths) {
    const twin = codes.slice(0, codes.indexOf(code)).find((other) => paths.get(other) === path);
    if (twin)
      faults.push(`ARTICLE_PATHS gives ${twin} and ${code} the same path ${path}: expected one of its own`);
  }
  const url = values.SITE_URL ?? `http://localhost:${values.PORT ?? 0}`;
  return {
    name: values.SITE_NAME ?? '',
    url,
    serviceUrl: values.SERVICE_URL ?? url,
    iconUrl: values.SITE_ICON_URL ?? `${url}/favicon.ico`,
    feedFullText: values.FEED_FULL_TEXT!,
    defaultLocale,
    locales,
    articlePaths: Object.fromEntries(paths),
    medicalNotices: Object.fromEntries(codes.map((code) => [code, standingMedicalNotice(code)])),
  };
}
