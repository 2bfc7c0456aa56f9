import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** What came back, nothing decoded. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The body without its encoding. */
  readonly text: string;
  /** `X-Content-Version`; NaN where there is none. */
  readonly version: number;
}

/** A reader with one connection that stays open, who sees every byte. */
export class PlainReader {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(readonly url: string) {}

  /** Asks the delivery API by POST. */
  ask(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<PlainAnswer> {
    const body = JSON.stringify({ query, variables });
    return this.send('POST', '/graphql', { 'content-type': 'application/json', ...headers }, body);
  }

  /** Asks it by GET. */
  get(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<PlainAnswer> {
    const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
    return this.send('GET', `/graphql?${search}`, { 'apollo-require-preflight': '1', ...headers });
  }

  send(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: string | Buffer,
  ): Promise<PlainAnswer> {
    return new Promise((resolve, reject) => {
      const isCounted = body !== undefined && !headers['transfer-encoding'];
      const length = isCounted ? { 'content-length': String(Buffer.byteLength(body)) } : {};
      const sent = request(
        `${this.url}${path}`,
        { method, agent: this.agent, headers: { ...length, ...headers } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const whole = Buffer.concat(chunks);
            resolve({
              status: response.statusCode!,
              headers: response.headers,
              body: whole,
              text: decoded(whole, response.headers['content-encoding']),
              version: Number(response.headers['x-content-version'] ?? NaN),
            });
          });
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

function decoded(body: Buffer, encoding: string | undefined): string {
  if (body.length === 0) return '';
  if (encoding === 'br') return brotliDecompressSync(body).toString();
  return encoding === 'gzip' ? gunzipSync(body).toString() : body.toString();
}
