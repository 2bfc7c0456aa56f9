import { ARTICLE_PARTS, WHOLE_CARD, type ArticleRow } from '../../delivery/articles/article.row.js';
import type { ArticleShape } from '../../delivery/articles/article.shape.js';
import { AUTHOR_WITHOUT_BIO, type AuthorRow } from '../../delivery/authors/author.row.js';
import { WHOLE_TOPIC } from '../../delivery/topics/topic.row.js';
import { isWebAddress } from '../../rules/body/safe-link.js';

/** What a row of an article must bring along for its page, its card and its entry in a feed. */
export const PAGE_SHAPE: ArticleShape = {
  parts: ARTICLE_PARTS.seo | ARTICLE_PARTS.image,
  card: WHOLE_CARD,
  authors: AUTHOR_WITHOUT_BIO,
  topics: WHOLE_TOPIC,
  related: null,
};

/** As people write an author's name: `Inès Verbeek, MD, PhD`. */
export function signature({ name, credentials }: AuthorRow): string {
  return credentials ? `${name}, ${credentials}` : name;
}

/** Everybody who signed, in their order: `Inès Verbeek, MD; Tom Okafor`. Empty where nobody did. */
export function signatures(article: ArticleRow): string {
  return (article.authors ?? []).map(signature).join('; ');
}

/** Where an author is found on the web; null where no such address is known. */
export function authorAddress({ sameAs }: AuthorRow): string | null {
  return sameAs.find(isWebAddress) ?? null;
}
