import type { ArticleRow } from '../../delivery/articles/article.row.js';
import type { DeliverySite } from '../../delivery/site/delivery-site.js';
import { escapeHtml } from '../../rules/body/html/html-syntax.js';
import type { Answer } from '../answers/answer.js';
import { findArticle } from '../pages/find-article.js';
import { PAGE_SHAPE } from '../pages/page-article.js';
import { noticeHead, pageHead, type PageHead } from '../pages/page-head.js';
import { pageImage } from '../pages/page-image.js';
import type { SyndicationContext } from '../syndication-context.js';
import { articleHtml, cardHtml, noticeHtml } from './embed-fragment.js';
import { embedHeaders, imageSources, type FrameAncestors } from './embed-headers.js';
import { embedPage, type EmbedPage } from './embed-page.js';
import { readEmbedWishes, type EmbedPath, type EmbedWishes } from './embed-request.js';
import { directionOf, embedWords } from './embed-words.js';
import { embedView } from './embed-view.js';
import { embedParts, findPartner, type EmbedPartner, type EmbedParts } from './embed.repository.js';

const HTML = 'text/html; charset=utf-8';

/** What an answer is written for. */
interface Occasion {
  readonly context: SyndicationContext;
  readonly wishes: EmbedWishes;
  readonly partner: EmbedPartner | null;
  readonly isFragment: boolean;
  readonly ancestors: FrameAncestors;
}

/** The card that everybody may frame. */
export async function answerCard(context: SyndicationContext, slug: string): Promise<Answer> {
  const wishes = readEmbedWishes(context.parameters);
  return answerArticle({ context, wishes, partner: null, isFragment: false, ancestors: '*' }, slug);
}

/** What a partner shows. `seen` is told who may frame it, for answers that cannot ask again. */
export async function answerPartner(
  context: SyndicationContext,
  path: Extract<EmbedPath, { kind: 'partner' }>,
  seen: (ancestors: FrameAncestors) => void,
): Promise<Answer> {
  const partner = await findPartner(context.database, path.partnerId);
  const ancestors: FrameAncestors = partner?.isActive ? partner.origins : 'none';
  seen(ancestors);
  const wishes = readEmbedWishes(context.parameters);
  const occasion = { context, wishes, partner, isFragment: path.isFragment, ancestors };
  if (!partner) return answerNotice(occasion, 404, 'nothing');
  if (!partner.isActive) return answerNotice(occasion, 403, 'suspended');
  return path.slug === null ? answerNotice(occasion, 404, 'nothing') : answerArticle(occasion, path.slug);
}

/** The way to the article, for frames whose links lead nowhere: WordPress follows those to the frame's own host. */
export async function answerVisit(context: SyndicationContext, slug: string): Promise<Answer> {
  const { article } = await find(context, readEmbedWishes(context.parameters), slug);
  if (!article) return answerCard(context, slug);
  const address = context.site.articleUrl(article);
  const body = `<!doctype html>\n<title>${escapeHtml(article.title)}</title>\n`;
  return { status: 302, contentType: HTML, body, headers: { Location: address } };
}

async function answerArticle(occasion: Occasion, slug: string): Promise<Answer> {
  const { context, wishes, partner, isFragment } = occasion;
  const found = await find(context, wishes, slug);
  if (!found.article) return answerNotice(occasion, found.status, found.status === 410 ? 'gone' : 'nothing');
  const { article } = found;
  // What a partner may not show in a locale is not there for it.
  if (partner?.locales && !partner.locales.includes(article.locale))
    return answerNotice(occasion, 404, 'nothing');
  const isWhole = partner?.display === 'FULL';
  const parts = await embedParts(context.database, article.readingId, isWhole);
  if (!parts) return answerNotice(occasion, 410, 'gone');
  const view = embedView(article, parts, {
    site: context.site,
    partner,
    section: isWhole ? wishes.section : null,
  });
  if (!view) return answerNotice(occasion, 404, 'nothing');
  const place = isFragment ? 'part' : 'page';
  const html = isWhole ? articleHtml(view, place) : cardHtml(view, place);
  const head = headOf(article, parts, context.site);
  const page = { language: view.locale, direction: view.direction, head: head.html, html };
  return write(occasion, 200, page, head.link);
}

function headOf(article: ArticleRow, parts: EmbedParts, site: DeliverySite): PageHead {
  const { picture, review, citations } = parts;
  const alt = article.image?.alt ?? '';
  return pageHead(article, site, {
    image: pageImage(picture === null ? undefined : { ...picture, alt }, site),
    review,
    citations,
  });
}

type Found = { readonly article: ArticleRow } | { readonly article: null; readonly status: 404 | 410 };

async function find(context: SyndicationContext, wishes: EmbedWishes, slug: string): Promise<Found> {
  const locale = wishes.locale ?? context.site.defaultLocale;
  const found = await findArticle(context, locale, slug, PAGE_SHAPE);
  if ('article' in found) return { article: found.article };
  return { article: null, status: found.kind === 'gone' ? 410 : 404 };
}

function answerNotice(
  occasion: Occasion,
  status: 403 | 404 | 410,
  which: 'gone' | 'nothing' | 'suspended',
): Answer {
  const { context, wishes, isFragment } = occasion;
  const words = embedWords(wishes.locale ?? context.site.defaultLocale);
  const place = isFragment ? 'part' : 'page';
  const html = noticeHtml(words[which], { words, site: context.site.settings, place });
  const { language } = words;
  const page = { language, direction: directionOf(language), head: noticeHead(words[which]), html };
  return write(occasion, status, page, null);
}

function write(
  { context, wishes, isFragment, ancestors }: Occasion,
  status: 200 | 403 | 404 | 410,
  page: Omit<EmbedPage, 'theme'>,
  link: string | null,
): Answer {
  const images = imageSources(context.site.settings);
  const links: Record<string, string> = link === null ? {} : { Link: link };
  if (isFragment) {
    const headers = { ...embedHeaders(ancestors, images), ...links };
    return { status, contentType: HTML, body: `${page.html}\n`, headers };
  }
  const written = embedPage({ ...page, theme: wishes.theme });
  const headers: Record<string, string> = { ...embedHeaders(ancestors, images, written), ...links };
  // A page without its policy would be another page: who has the one has the other.
  const sameAs = `${headers['Content-Security-Policy']}\n${written.html}`;
  return { status, contentType: HTML, body: written.html, headers, sameAs };
}
