import { Agent, request as httpRequest } from 'node:http';

/** An HTTP answer as it came over the wire, but for the date. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case and values, sorted. */
  readonly headers: readonly string[];
  readonly body: string;
}

export interface Sending {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends requests to a service over kept connections. */
export class Exchange {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(readonly url: string) {}

  /** A GraphQL request by POST. */
  ask(request: { readonly query: string; readonly variables?: object }): Promise<RawAnswer> {
    return this.send({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) });
  }

  send({ method = 'POST', path = '/graphql', headers = {}, body }: Sending): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const sent = httpRequest(
        new URL(path, this.url),
        // One host for both services, lest an answer that repeats it should differ.
        { method, agent: this.agent, headers: { host: 'api.clinic.example', ...headers, ...length } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode!,
              headers: withoutDate(response.rawHeaders),
              body: Buffer.concat(chunks).toString('latin1'),
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** In lower case and sorted: neither case nor order means anything (RFC 9110, 5.1 and 5.3), and both tell only whether it was asked before. */
function withoutDate(rawHeaders: readonly string[]): string[] {
  const headers: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (!/^date$/i.test(rawHeaders[at]!))
      headers.push(`${rawHeaders[at]!.toLowerCase()}: ${rawHeaders[at + 1]}`);
  }
  return headers.toSorted();
}

/** What an answer says, where it is JSON. */
export function readJson({ body }: RawAnswer): { data: unknown; errors?: { message: string }[] } {
  return JSON.parse(Buffer.from(body, 'latin1').toString()) as ReturnType<typeof readJson>;
}

/** Whether two answers are the same byte for byte, but for the date. */
export function isSame(one: RawAnswer, other: RawAnswer): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Where two answers part, with what stands around it. */
export function difference(plain: RawAnswer, full: RawAnswer): string {
  // The length and the entity tag differ wherever the body does, and say less.
  const isBody = plain.body !== full.body;
  const [one, other] = [plain, full].map((it) => (isBody ? it.body : JSON.stringify(it))) as [string, string];
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const from = Math.max(0, at - 200);
  return `\n${one.slice(from, at + 200)}\n${other.slice(from, at + 200)}`;
}
