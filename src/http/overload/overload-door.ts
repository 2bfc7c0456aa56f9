import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { OverloadSettings } from '../../config/request-settings.js';
import { readBody } from '../answer-cache/request-body.js';
import { onHead } from '../answer-cache/captured-answer.js';
import type { Middleware } from '../cors.js';
import { Pace } from './pace.js';
import { Places, type OverloadFigures, type RequestKind } from './places.js';
import { Refusals } from './refusals.js';
import { whenOver } from './request-end.js';
import { destinationOf, kindOfBody, kindOfUrl, type Destination, type DocumentById } from './request-kind.js';

export interface OverloadDoorOptions {
  readonly limits: OverloadSettings;
  /** Bodies that are longer are refused by the service, and not read here. */
  readonly bodyLimitBytes: { readonly delivery: number; readonly editor: number };
  /** Headers that every answer to a reader has, and those of an answer to an editor. */
  readonly headers: { readonly reader: Readonly<Record<string, string>>; readonly editor: Middleware };
  readonly documentById: DocumentById;
}

/**
 * Bounds how much is worked on at once, and refuses the rest in a stated order before anything was spent on it. Stands behind the
 * answers from memory, which cost nothing, and before all that makes answers.
 */
export class OverloadDoor {
  private readonly places: Places;
  private readonly readerRefusals: Refusals;
  private readonly editorRefusals = new Refusals({ 'x-content-type-options': 'nosniff' });
  private readonly pace = new Pace();
  /** The content version that has been heard of here, where any is. */
  private heardVersion: () => number | null = () => null;

  constructor(private readonly options: OverloadDoorOptions) {
    this.places = new Places(options.limits);
    this.readerRefusals = new Refusals(options.headers.reader);
  }

  /** What to watch. */
  figures(): OverloadFigures {
    return this.places.figures();
  }

  /** How many were refused since the start. */
  get refused(): number {
    return this.places.refused;
  }

  hear(heardVersion: () => number | null): void {
    this.heardVersion = heardVersion;
  }

  /** A listener that lets through to `next` whom there is room for. */
  before(next: RequestListener): RequestListener {
    if (this.options.limits.places === 0) return next;
    return (req, res) => {
      const destination = destinationOf(req);
      if (destination === null || this.isAhead(req)) next(req, res);
      else if (this.isClosedTo(destination)) this.refuseUnread(req, res, destination);
      else if (req.method === 'POST') this.readThenEnter(req, res, destination, next);
      else this.enter(req, res, this.kindOf(req, destination, null), next);
    };
  }

  /** One that waits for a change that has not been heard of yet waits without working: it takes no place. */
  private isAhead({ headers }: IncomingMessage): boolean {
    const least = headers['x-min-content-version'];
    return least !== undefined && !(Number(least) <= (this.heardVersion() ?? -1));
  }

  /** Whatever kind it turns out to be. */
  private isClosedTo(destination: Destination): boolean {
    const { places } = this;
    if (destination !== 'query') return places.isClosed(destination);
    return places.isClosed('page') && places.isClosed('costly');
  }

  /** Nobody holds a place by sending slowly: it is given for a body that is there. */
  private readThenEnter(
    req: IncomingMessage,
    res: ServerResponse,
    destination: Destination,
    next: RequestListener,
  ): void {
    const { delivery, editor } = this.options.bodyLimitBytes;
    readBody(
      req,
      destination === 'query' ? delivery : editor,
      () => false,
      (body) => {
        // Too long, or of unknown length: the service reads it as it comes, and the database has limits of its own.
        if (body === null) next(req, res);
        else this.enter(req, res, this.kindOf(req, destination, body), next);
      },
    );
  }

  private kindOf(req: IncomingMessage, destination: Destination, body: Buffer | null): RequestKind {
    if (destination !== 'query') return destination;
    const { documentById } = this.options;
    return body === null ? kindOfUrl(req.url!, documentById) : kindOfBody(body, documentById);
  }

  private enter(req: IncomingMessage, res: ServerResponse, kind: RequestKind, next: RequestListener): void {
    const { places } = this;
    if (places.take(kind)) {
      this.work(req, res, kind, next);
      return;
    }
    const waiter = {
      since: performance.now(),
      begin: () => {
        res.off('close', giveUp);
        this.work(req, res, kind, next);
      },
      refuse: () => {
        res.off('close', giveUp);
        this.refuse(req, res, kind);
      },
    };
    function giveUp(): void {
      places.giveUp(kind, waiter);
    }
    res.once('close', giveUp);
    places.wait(kind, waiter);
  }

  private work(req: IncomingMessage, res: ServerResponse, kind: RequestKind, next: RequestListener): void {
    let isOver = false;
    const leave = () => {
      if (isOver) return;
      isOver = true;
      this.places.leave(kind);
    };
    whenOver(req, res, leave);
    // What is sent in portions, for minutes perhaps, holds nothing between them.
    if (kind === 'costly' && /^\/sitemap/i.test(req.url!)) onHead(res, leave);
    next(req, res);
  }

  private refuseUnread(req: IncomingMessage, res: ServerResponse, destination: Destination): void {
    const kind = destination === 'query' ? 'page' : destination;
    this.places.countRefusal(kind);
    this.refuse(req, res, kind);
  }

  private refuse(req: IncomingMessage, res: ServerResponse, kind: RequestKind): void {
    const isOfReaders = kind === 'costly' || kind === 'page';
    const send = () => {
      if (res.destroyed || res.headersSent) return;
      if (isOfReaders) this.readerRefusals.send(req, res, isQuery(req));
      else this.options.headers.editor(req, res, () => this.editorRefusals.send(req, res, true));
    };
    if (isOfReaders) this.pace.run(send);
    else send();
  }
}

function isQuery({ url = '' }: IncomingMessage): boolean {
  return /^\/graphql/i.test(url);
}
