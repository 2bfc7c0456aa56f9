import type { IncomingMessage, ServerResponse } from 'node:http';
import { GRAPHQL_RESPONSE, JSON_RESPONSE, prefersGraphQLResponse } from '../media-type.js';

/** So many seconds at most are named: a crowd that is told different ones does not come back at once. */
const MOST_SECONDS = 4;

/** How a refusal is written: as errors of GraphQL in one of its two types, or as a sentence. */
type Form = typeof GRAPHQL_RESPONSE | typeof JSON_RESPONSE | 'text/plain';

interface Refusal {
  /** Names and values in turn, as `writeHead` takes them. */
  readonly head: string[];
  readonly body: Buffer;
}

/** Answers of 503 that are made once and sent often: nothing may be cheaper than to refuse. */
export class Refusals {
  private readonly made = new Map<Form, readonly Refusal[]>();

  /** `headers`: what every answer has. */
  constructor(private readonly headers: Readonly<Record<string, string>>) {}

  /** As errors of GraphQL, or as a sentence to who asked something else. */
  send(req: IncomingMessage, res: ServerResponse, isGraphql: boolean): void {
    const graphqlForm = prefersGraphQLResponse(req.headers.accept) ? GRAPHQL_RESPONSE : JSON_RESPONSE;
    const all = this.of(isGraphql ? graphqlForm : 'text/plain');
    const { head, body } = all[Math.floor(Math.random() * all.length)]!;
    res.writeHead(503, head);
    res.end(body);
  }

  private of(form: Form): readonly Refusal[] {
    const known = this.made.get(form);
    if (known) return known;
    const made = Array.from({ length: MOST_SECONDS }, (_, at) => this.make(form, at + 1));
    this.made.set(form, made);
    return made;
  }

  private make(form: Form, seconds: number): Refusal {
    const inSeconds = seconds === 1 ? 'in a second' : `in ${seconds} seconds`;
    const message = `Too much to do at the moment. Try again ${inSeconds}.`;
    const errors = [{ message, extensions: { code: 'UNAVAILABLE' } }];
    const body = Buffer.from(`${form === 'text/plain' ? message : JSON.stringify({ errors })}\n`);
    const headers = {
      ...this.headers,
      'cache-control': 'no-store',
      'retry-after': String(seconds),
      'content-type': `${form}; charset=utf-8`,
      'content-length': String(body.length),
    };
    return { head: Object.entries(headers).flat(), body };
  }
}
