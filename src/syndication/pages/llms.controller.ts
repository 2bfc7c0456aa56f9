import { All, Controller, Req, Res } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { SyndicationRequests, type SyndicationRequest } from '../answers/syndication-requests.js';
import { llmsArticles } from './llms.repository.js';
import { llmsTxt, MOST_LISTED } from './llms-txt.js';

/** The guide for language models. */
@Controller('llms.txt')
export class LlmsController {
  constructor(private readonly requests: SyndicationRequests) {}

  @All()
  answer(@Req() req: SyndicationRequest, @Res() res: ServerResponse): Promise<void> {
    return this.requests.answer(req, res, async ({ parameters, site, database }) => {
      const locale = parameters.locale('locale', site.settings);
      const rows = await llmsArticles(database, locale, MOST_LISTED);
      return { contentType: 'text/plain; charset=utf-8', body: llmsTxt(rows, locale, site) };
    });
  }
}
