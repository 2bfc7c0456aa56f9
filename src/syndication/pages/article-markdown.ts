import { instant } from '../../delivery/articles/article-seo.js';
import type { ArticleRow } from '../../delivery/articles/article.row.js';
import type { DeliverySite } from '../../delivery/site/delivery-site.js';
import { escapeMarkdown } from '../../rules/body/markdown/markdown-syntax.js';
import { readingTime } from '../../rules/reading/reading-time.js';
import { signature } from './page-article.js';
import type { PageExtras } from './page-head.js';
import { pageWords } from './page-words.js';

/**
 * An article as a Markdown document of its own: its facts as YAML before it, then title, summary and body, and after them
 * what must not get lost on the way into somebody's answer: references, source, review and the medical notice.
 */
export function articleMarkdown(
  article: ArticleRow,
  body: string,
  site: DeliverySite,
  { review = null, citations = [] }: PageExtras = {},
): string {
  const url = article.seo?.canonicalUrl || site.articleUrl(article);
  const words = pageWords(article.locale);
  const { authors = [], topics = [] } = article;
  const notice = site.textIn(site.settings.medicalNotices, article.locale);
  const time = readingTime(article, article.locale);
  const facts = {
    title: article.title,
    canonical_url: url,
    language: article.locale,
    authors: authors.map(signature),
    publisher: site.settings.name,
    published: instant(article.publishedAt),
    updated: instant(article.updatedAt),
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
    ...(citations.length > 0 ? [`## ${words.references}`, citations.map(reference).join('\n')] : []),
    '---',
    `${words.source}: [${escapeMarkdown(oneLine(article.title))}](<${url}>), ${escapeMarkdown(site.settings.name)}`,
    ...(review ? [reviewLine(words.reviewed, review)] : []),
    ...(notice ? [escapeMarkdown(notice)] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function reference({ text, url, doi }: NonNullable<PageExtras['citations']>[number], at: number): string {
  const where = url ?? (doi === null ? null : `https://doi.org/${doi}`);
  return `${at + 1}. ${escapeMarkdown(oneLine(text))}${where === null ? '' : ` <${where}>`}`;
}

function reviewLine(word: string, review: NonNullable<PageExtras['review']>): string {
  const reviewers = review.reviewers.map((reviewer) => escapeMarkdown(signature(reviewer)));
  return [`${word}: ${review.reviewedOn}`, ...reviewers].join(', ');
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
    const url = path.startsWith('//') ? null : URL.parse(path, articleUrl);
    return url === null ? all : `](${bracket}${url.href}`;
  });
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
