import { getOperationAST, type GraphQLSchema } from 'graphql';
import { hash } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { CacheSettings } from '../../config/request-settings.js';
import type { Admission } from '../../graphql/admission.js';
import { readBody } from '../../http/answer-cache/request-body.js';
import { GRAPHQL_RESPONSE, JSON_RESPONSE, prefersGraphQLResponse } from '../../http/media-type.js';
import { answerHeaders, readClock } from '../caching/answer-headers.js';
import { currentContentVersion } from '../content-version/content-version.repository.js';
import { promiseVersion, type DeliveryContext, type DeliveryFoundations } from '../delivery-context.js';
import { CompiledDocuments } from './compiled-documents.js';
import { isPlain } from './plain-request.js';

export interface DirectAnswersOptions {
  readonly path: string;
  readonly admission: Admission;
  readonly bodyLimitBytes: number;
  /** Whether longer answers are to be compressed for who takes them so. */
  readonly compresses: boolean;
  /** Headers that every answer has. */
  readonly headers: Readonly<Record<string, string>>;
  readonly foundations: Pick<DeliveryFoundations, 'known'>;
  readonly contextOf: (req: IncomingMessage, res: ServerResponse) => DeliveryContext;
  /** How long caches may keep answers. */
  readonly cache: CacheSettings;
}

/**
 * Answers plain queries that were asked before without the way through the web framework and the GraphQL server: the same document,
 * admitted by the same limits, executed with the same resolvers, gives the same answer in half the time.
 * Whatever is not plain, not known, or does not go well takes the long way, which alone says what errors look like.
 */
export class DirectAnswers {
  private documents: CompiledDocuments | undefined;
  /** The content version that statements from now on are sure to see, where that is known without asking. */
  private heardVersion: () => number | null = () => null;

  private readonly counts = { direct: 0, passed: 0 };

  constructor(private readonly options: DirectAnswersOptions) {}

  /** What to watch, since the start: answers given directly, and requests that took the long way. */
  figures(): { readonly direct: number; readonly passed: number } {
    return { ...this.counts };
  }

  /** Gets the schema when the server has made it. */
  serve(schema: GraphQLSchema): void {
    this.documents = new CompiledDocuments(schema);
  }

  /** Gets somebody who hears of changes, so that the database need not be asked for the content version. */
  hear(heardVersion: () => number | null): void {
    this.heardVersion = heardVersion;
  }

  /** A listener that answers what it can and leaves the rest to `next`. */
  before(next: RequestListener): RequestListener {
    return (req, res) => {
      const { path, bodyLimitBytes, compresses } = this.options;
      if (!this.documents || req.url !== path || !isPlain(req, compresses)) {
        next(req, res);
        return;
      }
      readBody(
        req,
        bodyLimitBytes,
        () => false,
        (body) => {
          if (body === null) next(req, res);
          else void this.answer(req, res, body, next);
        },
      );
    };
  }

  private async answer(
    req: IncomingMessage,
    res: ServerResponse,
    body: Buffer,
    next: RequestListener,
  ): Promise<void> {
    const answered = await this.tryToAnswer(req, res, body).catch(() => null);
    if (res.destroyed || res.closed) return;
    if (answered === null) {
      this.counts.passed += 1;
      next(req, res);
      return;
    }
    this.counts.direct += 1;
    res.writeHead(200, answered.headers);
    // As text: Node joins it to the head and hands the system one piece, without a buffer of its own.
    res.end(answered.text);
  }

  /** Null where it takes the long way. */
  private async tryToAnswer(
    req: IncomingMessage,
    res: ServerResponse,
    body: Buffer,
  ): Promise<{ headers: Record<string, string | number>; text: string } | null> {
    const { admission, contextOf, foundations, cache, compresses, headers } = this.options;
    const parameters: unknown = JSON.parse(body.toString());
    const known = admission.known(parameters);
    if (!known) return null;
    const context = contextOf(req, res);
    const version = this.heardVersion() ?? (await currentContentVersion(context.database));
    promiseVersion(context, foundations, version);
    const clock = await readClock(cache, context.database);
    const query = this.documents!.of(known.document, known.operationName);
    if (!query) return null;
    const result = await query.query(undefined, context, known.variables);
    if (result.errors !== undefined || result.data == null) return null;
    const operation = getOperationAST(known.document, known.operationName) ?? undefined;
    const told = answerHeaders(context, cache, operation, clock);
    const text = `{"data":${JSON.stringify(result.data)}}\n`;
    const bytes = Buffer.byteLength(text);
    const type = prefersGraphQLResponse(req.headers.accept) ? GRAPHQL_RESPONSE : JSON_RESPONSE;
    return {
      text,
      headers: {
        ...headers,
        ...told,
        vary: compresses ? `${told.vary}, Accept-Encoding` : told.vary,
        'x-content-version': String(version),
        'content-type': `${type}; charset=utf-8`,
        'content-length': bytes,
        etag: weakTag(text, bytes),
      },
    };
  }
}

/** As the framework makes it: the cache in front gives it to who asks the same by GET. */
function weakTag(text: string, bytes: number): string {
  return `W/"${bytes.toString(16)}-${hash('sha1', text, 'base64').slice(0, 27)}"`;
}
