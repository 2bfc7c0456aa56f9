import type { ArticlePortableTextQuery } from '../../../typescript/src/operations.generated.js';
import { portableTextOf } from '../../../typescript/src/portable-text.js';
import { ArticleBody, CallToAction } from './article-body.js';
import { CardList } from './card-list.js';
import { Document } from './document.js';

interface ArticlePageProps {
  readonly site: ArticlePortableTextQuery['site'];
  readonly article: NonNullable<ArticlePortableTextQuery['article']>;
}

export function ArticlePage({ site, article }: ArticlePageProps) {
  const { seo, sections, callToAction, related, readingTime, authorsInFull } = article;
  const chapters = sections.filter(({ level }) => level === 2);
  return (
    <Document
      site={site}
      locale={article.locale}
      title={seo.title}
      description={seo.description}
      head={<Head {...article} />}
    >
      <article className="article">
        <header className="wide">
          <h1>{article.title}</h1>
          {article.subtitle && <p className="subtitle">{article.subtitle}</p>}
          <p className="meta">
            {authorsInFull.map((author) => (
              <span key={author.id}>
                <a rel="author" href={`/authors/${author.slug}`}>
                  {author.name}
                </a>
              </span>
            ))}
            <time dateTime={article.publishedAt}>{day(article.publishedAt, article.locale)}</time>
            <span className="reading-time">{readingTime.text}</span>
          </p>
        </header>
        <div className="wide columns">
          <nav className="sections" aria-label="On this page">
            <strong>On this page</strong>
            <ol>
              {chapters.map(({ anchor, title, readingTime }) => (
                <li key={anchor}>
                  <a href={`#${anchor}`}>{title}</a> <span>{readingTime.minutes} min</span>
                </li>
              ))}
            </ol>
          </nav>
          <div className="text">
            <ArticleBody blocks={portableTextOf(article.body)} sections={sections} />
            {callToAction && <CallToAction {...callToAction} />}
          </div>
        </div>
        {related.length > 0 && (
          <section className="related" aria-labelledby="related">
            <div className="wide">
              <h2 id="related">Read next</h2>
              <CardList cards={related.map(({ article }) => article)} />
            </div>
          </section>
        )}
      </article>
    </Document>
  );
}

/** What search engines and social networks read. */
function Head({ seo, jsonLd, translations }: ArticlePageProps['article']) {
  // A title may hold `</script>`: no `<` is written as it stands.
  const data = JSON.stringify(jsonLd).replaceAll('<', '\\u003c');
  return (
    <>
      <link rel="canonical" href={seo.canonicalUrl} />
      <meta name="robots" content={seo.robots} />
      {Object.entries(seo.openGraph as Record<string, string>).map(([property, content]) => (
        <meta key={property} property={property} content={content} />
      ))}
      {translations.map(({ locale, url }) => (
        <link key={locale} rel="alternate" hrefLang={locale} href={url} />
      ))}
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: data }} />
    </>
  );
}

function day(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(instant));
}
