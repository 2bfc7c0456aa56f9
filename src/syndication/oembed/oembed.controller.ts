import { All, Controller, Req, Res } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { SyndicationRequests, type SyndicationRequest } from '../answers/syndication-requests.js';
import type { Answer } from '../answers/answer.js';
import { Refusal } from '../answers/refusal.js';
import { linkHeader } from '../pages/page-addresses.js';
import { picturesOf } from '../pages/page-image.js';
import type { SyndicationContext } from '../syndication-context.js';
import { articleAt } from './article-at.js';
import { cacheAgeOf, oembed, oembedXml } from './oembed.js';

/** Nobody has a screen of more pixels. */
const MOST_PIXELS = 100_000;

/** The oEmbed 1.0 provider (oembed.com): how another site shows the article at an address. */
@Controller('oembed')
export class OembedController {
  constructor(private readonly requests: SyndicationRequests) {}

  @All()
  answer(@Req() req: SyndicationRequest, @Res() res: ServerResponse): Promise<void> {
    return this.requests.answer(req, res, answerOembed);
  }
}

async function answerOembed(context: SyndicationContext): Promise<Answer> {
  const { parameters, site, database, cacheControl } = context;
  const format = parameters.one('format') ?? 'json';
  if (format !== 'json' && format !== 'xml') {
    throw new Refusal(501, 'format: answers come as json or xml.');
  }
  const bounds = { min: 1, max: MOST_PIXELS };
  const room = {
    maxwidth: parameters.wholeNumber('maxwidth', bounds),
    maxheight: parameters.wholeNumber('maxheight', bounds),
  };
  const article = await articleAt(context, parameters.webAddress('url'));
  if (!article) throw new Refusal(404, 'url: no article of this site can be read at that address.');
  const pictures = await picturesOf(database, [article]);
  const values = oembed(article, site, room, pictures.get(article.articleId), cacheAgeOf(cacheControl));
  return {
    ...(format === 'json'
      ? { contentType: 'application/json; charset=utf-8', body: JSON.stringify(values) }
      : { contentType: 'text/xml; charset=utf-8', body: oembedXml(values) }),
    headers: { Link: linkHeader(article, site, article.seo?.canonicalUrl || site.articleUrl(article)) },
  };
}
