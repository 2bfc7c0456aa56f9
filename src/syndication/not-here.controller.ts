import { All, Controller, Req, Res } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { Refusal } from './answers/refusal.js';
import { SyndicationRequests, type SyndicationRequest } from './answers/syndication-requests.js';

/** Last in the module: addresses below ours at which nothing is. The framework's own answer would repeat them. */
@Controller(['articles', 'feeds', 'oembed', 'sitemaps'])
export class NotHereController {
  constructor(private readonly requests: SyndicationRequests) {}

  @All('*rest')
  answer(@Req() req: SyndicationRequest, @Res() res: ServerResponse): Promise<void> {
    return this.requests.answer(req, res, () => {
      throw new Refusal(404, 'Nothing is at this address.');
    });
  }
}
