import { instantText } from '../../rules/instant.js';
import type { ArticleRow } from '../../delivery/articles/article.row.js';
import type { PageReview } from '../../delivery/articles/medical-web-page.js';
import type { DeliverySite } from '../../delivery/site/delivery-site.js';
import { escapeMarkdown } from '../../rules/body/markdown/markdown-syntax.js';
import { readingTime } from '../../rules/reading/reading-time.js';
import { signature } from './page-article.js';
import { reviewLine } from './page-extras.js';
import { pageWords } from './page-words.js';
import { parseUrl } from '../../rules/parse-url.js';

/**
 * An article as a Markdown document of its own: its facts as YAML before it, then title, summary and body (which ends with
 * its references), and after them what must not get lost on the way into somebody's answer: source, review and notice.
 */
export function articleMarkdown(
  article: ArticleRow,
  body: string,
  site: DeliverySite,
  review: PageReview | null = null,
): string {
  const url = article.seo?.canonicalUrl || site.articleUrl(article);
  const words = pageWords(article.locale);
  const reviewed = reviewLine(article.locale, review);
  const { authors = [], topics = [] } = article;
  const notice = site.textIn(site.settings.medicalNotices, article.locale);
  const time = readingTime(article, article.locale);
  const facts = {
    title: article.title,
    canonical_url: url,
    language: article.locale,
    authors: authors.map(signature),
    publisher: site.settings.name,
    published: instantText(article.publishedAt),
    updated: instantText(article.updatedAt),
    reading_time_minutes: time.minutes,
    ...(topics.length > 0 && { topics: topics.map(({ name }) => name) }),
    ...(review && { reviewed: review.reviewedOn, reviewed_by: review.reviewers.map(signature) }),
    notice,
  };
  const parts = [
    `---\n${yaml(facts)}---`,
    `# ${escapeMarkdown(oneLine(article.title))}`,
    ...(article.subtitle ? [`**${escapeMarkdown(oneLine(article.subtitle))}**`] : []),
    [...authors.map((author) => escapeMarkdown(signature(author))), time.text].join(' · '),
    ...(article.summary ? [`> ${escapeMarkdown(oneLine(article.summary))}`] : []),
    absoluteLinks(body.trim(), site.articleUrl(article)),
    '---',
    `${words.source}: [${escapeMarkdown(oneLine(article.title))}](<${url}>), ${escapeMarkdown(site.settings.name)}`,
    ...(reviewed === null ? [] : [escapeMarkdown(reviewed)]),
    ...(notice ? [escapeMarkdown(notice)] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Each value as JSON, which YAML 1.2 reads as it is. */
function yaml(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}

/** Paths and fragments lead nowhere once the text is somewhere else. Written by our own serializer: `[…](/path)`. */
function absoluteLinks(markdown: string, articleUrl: string): string {
  return markdown.replace(/(?<!\\)\]\((<?)([/#][^)>\s]*)/g, (all, bracket: string, path: string) => {
    const url = path.startsWith('//') ? null : parseUrl(path, articleUrl);
    return url === null ? all : `](${bracket}${url.href}`;
  });
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
