/** Where paths lead: those of pictures and files to the service, those of pages to the site. */
export interface AbsoluteTo {
  readonly siteUrl: string;
  readonly serviceUrl: string;
  /** Where a path without a slash at its beginning starts from, as a browser on the article's own page has it. */
  readonly articleUrl: string;
}

/**
 * The HTML of a body with every path made an address, as it is read on other sites. It was written by our own serializer: attributes
 * stand in double quotation marks, and no text holds a bare one.
 */
export function absoluteHtml(html: string, { siteUrl, serviceUrl, articleUrl }: AbsoluteTo): string {
  return html
    .replace(/ (src|srcset)="([^"]*)"/g, (_, name: string, value: string) => {
      const absolute = value
        .split(', ')
        .map((part) => (part.startsWith('/') ? serviceUrl + part : part))
        .join(', ');
      return ` ${name}="${absolute}"`;
    })
    .replace(/ href="([^"]*)"/g, (whole, href: string) => {
      if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith('#')) return whole;
      if (href.startsWith('/')) return ` href="${siteUrl}${href}"`;
      return ` href="${articleUrl.replace(/[^/]*$/, '')}${href}"`;
    });
}
