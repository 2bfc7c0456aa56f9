import { articleUrl, type AddressedArticle, type ArticleAddresses } from '../article-address.js';
import type { Body } from '../body/body.js';
import { shown } from '../body/clean-text.js';
import { sectionsOf } from '../body/sections.js';
import type { Citation } from '../citations/citation.js';
import { CitationNumbers, citationUsesOf } from '../citations/citation-numbers.js';
import { reservedSlugs } from '../slug.js';
import { warning, type Problem } from './problem.js';
import { siteLinksOf, type LinkingRevision, type SiteLink } from './site-links.js';

/** The article that readers find at an address. */
export interface ArticleThere {
  readonly articleId: string;
  /** Its slug now: another one than in the address where that is a former one. */
  readonly slug: string;
}

/** A revision with all that its links may lead to. */
export interface LinkedRevision extends LinkingRevision {
  readonly title: string;
  readonly citations: readonly Citation[];
}

/**
 * Links that lead nowhere, or to where something no longer is: those within the site by what readers find there, those within
 * the page by its sections and citations. What else the site has at its addresses is nobody's business here.
 *
 * @param articleAt what readers find at an address when the revision is seen; null where they find nothing
 */
export function linkProblems(
  revision: LinkedRevision,
  site: ArticleAddresses,
  articleAt: (address: AddressedArticle) => ArticleThere | null,
): Problem[] {
  let anchors: ReadonlySet<string> | null = null;
  return siteLinksOf(revision, site).flatMap((link): Problem[] => {
    if (link.isOwn) {
      anchors ??= anchorsOf(revision.body, revision.title, revision.citations);
      return link.fragment === '' || anchors.has(link.fragment) || /^top$/i.test(link.fragment)
        ? []
        : [broken(link, `nowhere in the article: no heading or citation has the anchor`, link.fragment)];
    }
    return elsewhere(link, revision, site, articleAt);
  });
}

function elsewhere(
  link: SiteLink,
  revision: LinkedRevision,
  site: ArticleAddresses,
  articleAt: (address: AddressedArticle) => ArticleThere | null,
): Problem[] {
  const found = link.candidates.flatMap((address) => {
    const there = articleAt(address);
    if (!there) return [];
    // The article itself will be found at its own address, whatever it had when it was last published.
    const slug = there.articleId === revision.articleId ? revision.slug : there.slug;
    return [{ isThere: slug === address.slug, locale: address.locale, slug }];
  });
  if (found.some(({ isThere }) => isThere)) return [];
  const [moved] = found;
  if (moved) {
    const present = articleUrl(site, moved.locale, moved.slug);
    const message = `The link ${shown(link.text)} leads to a former address of an article, ${shown(link.href)}. Its present one is ${present}.`;
    return [warning('LINK_MOVED', message, link.path)];
  }
  return link.candidates.some(isArticleSlug)
    ? [broken(link, 'to no article that is published:', link.href)]
    : [];
}

/** A name with a dot is a file's; some are pages of the service. Articles have neither. */
function isArticleSlug({ slug }: AddressedArticle): boolean {
  return !slug.includes('.') && !reservedSlugs.has(slug);
}

function broken({ text, path }: SiteLink, why: string, what: string): Problem {
  return warning(
    'LINK_BROKEN',
    `The link ${shown(text)} leads ${why} ${shown(what)}. Mend it or take it off.`,
    path,
  );
}

/** Everything in the HTML of an article that has an id. */
function anchorsOf(body: Body, title: string, citations: readonly Citation[]): ReadonlySet<string> {
  const numbers = new CitationNumbers(body, citations);
  return new Set([
    ...sectionsOf(body, title).map(({ anchor }) => anchor),
    ...numbers.citations.map((_, index) => `citation-${index + 1}`),
    ...citationUsesOf(body).flatMap(({ key }) => numbers.use(key)?.id ?? []),
  ]);
}
