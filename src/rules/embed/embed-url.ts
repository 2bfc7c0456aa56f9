/** As much of the site as addresses of embeds need. */
export interface EmbedHost {
  /** Where the service is reached from outside, without a slash at its end. */
  readonly serviceUrl: string;
  readonly defaultLocale: string;
}

/** What of an article is framed. */
export interface EmbedTarget {
  readonly locale: string;
  readonly slug: string;
  /** Public id of the partner that shows it; missing for the card that everybody may frame. */
  readonly partnerId?: string;
  /** Anchor of the one section that is shown; missing for all of it. */
  readonly section?: string;
}

/** Address of the page that another site frames. The locale stands in it where it is not the site's default. */
export function embedUrl(host: EmbedHost, target: EmbedTarget): string {
  return embedAddress(host, target, '');
}

/** Address of the HTML without a page around it, for those who put it into pages of their own. */
export function embedFragmentUrl(host: EmbedHost, target: EmbedTarget & { partnerId: string }): string {
  return embedAddress(host, target, '.html');
}

function embedAddress(host: EmbedHost, target: EmbedTarget, suffix: string): string {
  const { locale, slug, partnerId, section } = target;
  const partner = partnerId === undefined ? '' : `p/${encodeURIComponent(partnerId)}/`;
  const url = new URL(`${host.serviceUrl}/embed/${partner}${encodeURIComponent(slug)}${suffix}`);
  if (locale !== host.defaultLocale) url.searchParams.set('locale', locale);
  if (section !== undefined) url.searchParams.set('section', section);
  return url.href;
}
