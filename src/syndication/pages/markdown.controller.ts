import { All, Controller, Param, Req, Res } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import type { Answer } from '../answers/answer.js';
import { checkedSlug } from '../answers/query-parameters.js';
import { Refusal } from '../answers/refusal.js';
import { SyndicationRequests, type SyndicationRequest } from '../answers/syndication-requests.js';
import type { SyndicationContext } from '../syndication-context.js';
import { articleMarkdown } from './article-markdown.js';
import { findArticle } from './find-article.js';
import { linkHeader, machineAddresses } from './page-addresses.js';
import { pageFacts } from './page-extras.js';
import { PAGE_SHAPE } from './page-article.js';
import { partnerMarkdown } from './partner-body.js';

const MARKDOWN = 'text/markdown; charset=utf-8';

/** Articles as Markdown, for programs that read. */
@Controller('articles')
export class MarkdownController {
  constructor(private readonly requests: SyndicationRequests) {}

  @All(':slug.md')
  answer(
    @Param('slug') slug: string,
    @Req() req: SyndicationRequest,
    @Res() res: ServerResponse,
  ): Promise<void> {
    return this.requests.answer(req, res, (context) => answerMarkdown(context, slug));
  }
}

async function answerMarkdown(context: SyndicationContext, text: string): Promise<Answer> {
  const { parameters, site, database } = context;
  const slug = checkedSlug('slug', text);
  const locale = parameters.locale('locale', site.settings);
  const found = await findArticle(context, locale, slug, PAGE_SHAPE);
  if (found.kind === 'nothing')
    throw new Refusal(404, 'There is no article with that slug in this language.');
  if (found.kind === 'gone') throw new Refusal(410, 'This article has been withdrawn.');
  const { article } = found;
  if (found.kind === 'elsewhere') {
    // A former slug is a former slug for good; an article that lacks a language may get it tomorrow.
    const status = article.locale === locale ? 301 : 302;
    const { markdown: location } = machineAddresses(article, site);
    return { status, contentType: MARKDOWN, body: `<${location}>\n`, headers: { Location: location } };
  }
  const body = await partnerMarkdown(database, article.readingId);
  // Withdrawn between the two statements.
  if (body === null) throw new Refusal(410, 'This article has been withdrawn.');
  const facts = await pageFacts(database, [article.readingId]);
  return {
    contentType: MARKDOWN,
    body: articleMarkdown(article, body, site, facts.get(article.readingId)?.review),
    headers: {
      'Content-Language': article.locale,
      Link: linkHeader(article, site, article.seo?.canonicalUrl || site.articleUrl(article)),
      'X-Robots-Tag': 'noindex',
    },
  };
}
