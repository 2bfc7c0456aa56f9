import type { ArticleRow } from '../../delivery/articles/article.row.js';
import type { ArticleShape } from '../../delivery/articles/article.shape.js';
import type { SyndicationContext } from '../syndication-context.js';

/** What stands at a slug of a locale. */
export type FoundArticle =
  /** The article that has this slug now. */
  | { readonly kind: 'here'; readonly article: ArticleRow }
  /** It has another slug by now, or exists in a fallback of the locale only. */
  | { readonly kind: 'elsewhere'; readonly article: ArticleRow }
  /** Readers once found an article here and no longer do. */
  | { readonly kind: 'gone' }
  /** Nothing was ever here. */
  | { readonly kind: 'nothing' };

const WAS_THERE = {
  name: 'syndication.slug.was-there',
  text: `-- syndication.slug.was-there
select exists (select from slug_history where locale = $1 and slug = $2) as "wasThere"`,
};

/** Looks for an article as the delivery API does: the locale itself, then former slugs and fallbacks. */
export async function findArticle(
  { articles, site, database }: Pick<SyndicationContext, 'articles' | 'site' | 'database'>,
  locale: string,
  slug: string,
  shape: ArticleShape,
): Promise<FoundArticle> {
  const here = await articles.bySlug(locale, slug, shape);
  if (here) return { kind: 'here', article: here };
  const article = await articles.bySlugElsewhere(site.fallbacks(locale), slug, shape);
  if (article) return { kind: 'elsewhere', article };
  const [row] = await database.query<{ wasThere: boolean }>(WAS_THERE, [locale, slug]);
  return { kind: row!.wasThere ? 'gone' : 'nothing' };
}
