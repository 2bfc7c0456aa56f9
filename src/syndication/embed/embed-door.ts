import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { ServerResponse } from 'node:http';
import type { SyndicationRequest } from '../answers/syndication-requests.js';
import { EmbedRequests } from './embed-requests.js';

/**
 * Leads requests to the embeds before the router sees them: it would answer an address that it cannot decode by itself, and every
 * answer below `/embed` must say who may frame it.
 */
@Injectable()
export class EmbedDoor {
  constructor({ httpAdapter }: HttpAdapterHost, requests: EmbedRequests) {
    httpAdapter.use('/embed', letFrame);
    httpAdapter.use('/embed.js', (req: SyndicationRequest, res: ServerResponse) =>
      requests.answerLoader(req, res),
    );
    httpAdapter.use('/embed', (req: SyndicationRequest, res: ServerResponse) => requests.answer(req, res));
  }
}

/** `X-Frame-Options` can only name nobody or ourselves, and old browsers heed it. */
function letFrame(_req: SyndicationRequest, res: ServerResponse, next: () => void): void {
  res.removeHeader('X-Frame-Options');
  next();
}
