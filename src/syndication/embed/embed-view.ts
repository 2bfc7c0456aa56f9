import type { ArticleRow } from '../../delivery/articles/article.row.js';
import { instantText } from '../../rules/instant.js';
import type { DeliverySite } from '../../delivery/site/delivery-site.js';
import { standingMedicalNotice } from '../../config/medical-notice.js';
import { withoutCitationLinks } from '../../rules/body/html/citations-to-html.js';
import { readingTime } from '../../rules/reading/reading-time.js';
import type { ShownImage } from '../../rules/media/image-address.js';
import { shownImage } from '../../rules/media/image-address.js';
import { signature, signatures } from '../pages/page-article.js';
import { absoluteHtml } from './absolute-html.js';
import type { EmbedParts, EmbedPartner } from './embed.repository.js';
import { directionOf, embedWords, type EmbedWords } from './embed-words.js';

/** A day as people and as machines read it. */
export interface ShownDate {
  readonly iso: string;
  readonly text: string;
}

/** All that an embed shows of an article, ready to be written. Texts are plain, `html` is ours. */
export interface EmbedView {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly words: EmbedWords;
  readonly siteName: string;
  readonly attribution: string | null;
  /** The address that search engines are to know it by. */
  readonly canonicalUrl: string;
  /** Where a reader goes on: at the section, where it is one. */
  readonly linkUrl: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly summary: string;
  readonly minutes: number;
  /** Empty where nobody signed. */
  readonly authors: string;
  readonly updated: ShownDate;
  /** Null while nobody has checked it. */
  readonly reviewed: (ShownDate & { readonly names: string }) | null;
  readonly image: (ShownImage & { readonly alt: string }) | null;
  readonly notice: { readonly text: string; readonly language: string };
  /** The article or the one section; null for a card. */
  readonly html: string | null;
  /** Title of the one section that is shown, null for the whole article. Empty for what stands before the first heading. */
  readonly section: string | null;
}

/** Widths of a card's or an article's picture that are worth having, in pixels: embeds are narrow. */
const PICTURE_WIDTHS = [320, 640, 960, 1280];

/** Null where the article has no such section. */
export function embedView(
  article: ArticleRow,
  parts: EmbedParts,
  { site, partner, section }: { site: DeliverySite; partner: EmbedPartner | null; section: string | null },
): EmbedView | null {
  const { settings } = site;
  const { locale } = article;
  const found = section === null ? null : parts.sections?.find(({ anchor }) => anchor === section);
  if (found === undefined) return null;
  // The list that citations lead to stands elsewhere.
  const html =
    parts.html === null || !found ? parts.html : withoutCitationLinks(parts.html.slice(found.from, found.to));
  const alt = article.image?.alt ?? '';
  const articleUrl = site.articleUrl(article);
  const addresses = { siteUrl: settings.url, serviceUrl: settings.serviceUrl, articleUrl };
  return {
    locale,
    direction: directionOf(locale),
    words: embedWords(locale),
    siteName: settings.name,
    attribution: partner?.attribution ?? null,
    canonicalUrl: article.seo?.canonicalUrl || articleUrl,
    linkUrl: found && found.level > 1 ? `${articleUrl}#${encodeURIComponent(found.anchor)}` : articleUrl,
    title: article.title,
    subtitle: article.subtitle,
    summary: article.summary,
    minutes: readingTime(found ?? article, locale).minutes,
    authors: signatures(article),
    updated: shownDate(instantText(article.updatedAt).slice(0, 10), locale),
    reviewed: parts.review && {
      ...shownDate(parts.review.reviewedOn, locale),
      names: parts.review.reviewers.map(signature).join('; '),
    },
    image: parts.picture && { ...shownImage(settings.serviceUrl, parts.picture, PICTURE_WIDTHS), alt },
    notice: noticeOf(site, locale),
    html: html === null ? null : absoluteHtml(html, addresses),
    section: found ? (found.level > 1 ? found.title : '') : null,
  };
}

function shownDate(iso: string, locale: string): ShownDate {
  // In the language of the words around it.
  const format = new Intl.DateTimeFormat(
    embedWords(locale).language === locale.split('-')[0] ? locale : 'en',
    {
      dateStyle: 'long',
      timeZone: 'UTC',
    },
  );
  return { iso, text: format.format(new Date(iso)) };
}

/** The notice with its language: a locale without one of its own has the English one. */
function noticeOf(site: DeliverySite, locale: string): EmbedView['notice'] {
  const text = site.textIn(site.settings.medicalNotices, locale) ?? standingMedicalNotice(locale);
  const isEnglish = text === standingMedicalNotice('en');
  return { text, language: isEnglish ? 'en' : locale };
}
