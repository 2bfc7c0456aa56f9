import type { Config } from '../config/config.js';
import type { Fault } from '../rules/domain-error.js';

/** Refuses a locale the site has no pages for. */
export function localeFaults(locale: string, { site }: Config, field: readonly string[]): Fault[] {
  const codes = site.locales.map((it) => it.locale);
  if (codes.includes(locale)) return [];
  const message = `The site has no pages in ${locale}. Choose from ${codes.join(', ')}.`;
  return [{ code: 'INVALID', message, field }];
}
