import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { ServerResponse } from 'node:http';
import { Refusal } from './answers/refusal.js';
import { SyndicationRequests, type SyndicationRequest } from './answers/syndication-requests.js';

/** Where addresses have parts of the client's own. Embeds have a door of theirs. */
const FOLDERS = ['/articles', '/feeds', '/sitemaps'];

/**
 * Refuses addresses that cannot be decoded before the router sees them: its own answer repeats what was sent.
 */
@Injectable()
export class SyndicationDoor {
  constructor({ httpAdapter }: HttpAdapterHost, requests: SyndicationRequests) {
    for (const folder of FOLDERS) {
      httpAdapter.use(folder, (req: SyndicationRequest, res: ServerResponse, next: () => void) => {
        if (canBeDecoded(req.url ?? '')) next();
        else void requests.answer(req, res, refuse);
      });
    }
  }
}

function canBeDecoded(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0]!);
    return true;
  } catch {
    return false;
  }
}

function refuse(): never {
  throw new Refusal(400, 'The address: encode it as UTF-8, and every % of it as %25.');
}
