import type { ReactNode } from 'react';
import type { SiteFrameFragment } from '../../../typescript/src/operations.generated.js';

interface DocumentProps {
  readonly site: SiteFrameFragment;
  readonly locale: string;
  readonly title: string;
  readonly description?: string | undefined;
  /** Elements of the head that this page alone has. */
  readonly head?: ReactNode;
  readonly children: ReactNode;
}

/** The page around the content. React writes it as it stands: there is no script, so nothing is hydrated. */
export function Document({ site, locale, title, description, head, children }: DocumentProps) {
  const root = locale === site.defaultLocale ? '' : `/${locale}`;
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title === site.name ? title : `${title} · ${site.name}`}</title>
        {description && <meta name="description" content={description} />}
        <link rel="icon" href="/assets/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/site.css" />
        {head}
      </head>
      <body>
        <a className="skip" href="#content">
          Skip to the content
        </a>
        <header className="masthead">
          <div className="wide">
            <a className="brand" href={root || '/'}>
              {site.name}
            </a>
            <nav aria-label={site.name}>
              <a href={`${root}/search`}>Search</a>
              {site.locales
                .filter((other) => other.locale !== locale)
                .map((other) => (
                  <a
                    key={other.locale}
                    href={other.locale === site.defaultLocale ? '/' : `/${other.locale}`}
                    hrefLang={other.locale}
                  >
                    {languageName(other.locale)}
                  </a>
                ))}
            </nav>
          </div>
        </header>
        <main id="content">{children}</main>
        <footer className="colophon">
          <div className="wide">
            <p>{site.medicalNotice}</p>
          </div>
        </footer>
      </body>
    </html>
  );
}

function languageName(locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
}
