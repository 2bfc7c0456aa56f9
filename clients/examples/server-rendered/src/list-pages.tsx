import type {
  AuthorPageQuery,
  FrontPageQuery,
  SearchQuery,
  SiteFrameFragment,
} from '../../../typescript/src/operations.generated.js';
import { CardList } from './card-list.js';
import { Document } from './document.js';

interface Framed {
  readonly site: SiteFrameFragment;
  readonly locale: string;
}

export function FrontPage({ site, locale, articles }: Framed & Pick<FrontPageQuery, 'articles'>) {
  const { hasNextPage, endCursor } = articles.pageInfo;
  return (
    <Document site={site} locale={locale} title={site.name}>
      <div className="wide page-head">
        <h1>{site.name}</h1>
        <SearchForm site={site} locale={locale} />
      </div>
      <section className="wide" aria-labelledby="list">
        <h2 id="list">Newest articles</h2>
        <CardList cards={articles.nodes} />
        {hasNextPage && endCursor && (
          <nav className="pager" aria-label="Pages">
            <a className="button" rel="next" href={`?after=${encodeURIComponent(endCursor)}`}>
              Older articles
            </a>
          </nav>
        )}
      </section>
    </Document>
  );
}

export function AuthorPage({
  site,
  locale,
  author,
}: Framed & { author: NonNullable<AuthorPageQuery['author']> }) {
  return (
    <Document site={site} locale={locale} title={author.name} description={author.bio ?? undefined}>
      <div className="wide page-head">
        <h1>
          {author.name}
          {author.credentials && <small>, {author.credentials}</small>}
        </h1>
        {author.jobTitle && <p className="subtitle">{author.jobTitle}</p>}
        {author.bio && <p className="measure">{author.bio}</p>}
      </div>
      <section className="wide" aria-labelledby="list">
        <h2 id="list">Articles by {author.name}</h2>
        <CardList cards={author.articles.nodes} />
      </section>
    </Document>
  );
}

export function SearchPage({
  site,
  locale,
  text,
  search,
}: Framed & { text: string; search: SearchQuery['search'] | null }) {
  return (
    <Document
      site={site}
      locale={locale}
      title="Search"
      head={<meta name="robots" content="noindex, follow" />}
    >
      <div className="wide page-head">
        <h1>Search</h1>
        <SearchForm site={site} locale={locale} text={text} />
        {search && <p role="status">{search.totalCount} found</p>}
      </div>
      <section className="wide" aria-label="Results">
        <ul className="cards">
          {search?.edges.map(({ node, snippet }) => (
            <li key={node.id}>
              <article className="card">
                <h2>
                  <a href={new URL(node.url).pathname}>{node.title}</a>
                </h2>
                {/* The service escapes the passage and adds <mark> alone. */}
                <p dangerouslySetInnerHTML={{ __html: snippet }} />
                <p className="meta">{node.readingTime.text}</p>
              </article>
            </li>
          ))}
        </ul>
      </section>
    </Document>
  );
}

export function MissingPage({ site, locale }: Framed) {
  return (
    <Document site={site} locale={locale} title="Nothing lives here">
      <div className="wide page-head">
        <h1>Nothing lives here</h1>
        <SearchForm site={site} locale={locale} />
      </div>
    </Document>
  );
}

function SearchForm({ site, locale, text = '' }: Framed & { text?: string }) {
  return (
    <form
      className="search"
      role="search"
      action={`${locale === site.defaultLocale ? '' : `/${locale}`}/search`}
    >
      <label className="visually-hidden" htmlFor="q">
        What would you like to know?
      </label>
      <input id="q" name="q" type="search" defaultValue={text} placeholder="What would you like to know?" />
      <button className="button">Search</button>
    </form>
  );
}
