import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.js';
import { parseUrl } from '../../rules/parse-url.js';

/** A request to a server elsewhere. */
export interface OutboundRequest {
  readonly url: string;
  /** GET where it is missing. */
  readonly method?: 'GET' | 'POST';
  /** Sent to the first address alone: what a redirect leads to gets none of them. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For all of it: names, connections, redirects, the answer to its end. */
  readonly timeoutMs: number;
  /** Of the answer's body; more is an error. */
  readonly maxBytes: number;
  /** 3 where it is missing. A request with a body follows none. */
  readonly maxRedirects?: number;
}

export interface OutboundAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Where it came from, after redirects. */
  readonly url: string;
}

/** Why a request was not made, or came to nothing: `forbidden` ones never left this machine. */
export class OutboundError extends Error {
  constructor(
    readonly reason: 'forbidden' | 'unreachable' | 'too-large',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface OutboundOptions {
  /** `host:port` of servers that may be asked although they are not public; lower case. */
  readonly allow: readonly string[];
}

const USUAL_REDIRECTS = 3;

/**
 * The only way out of the service: http and https to public addresses, ports 80 and 443. Whether an address is public is asked
 * of the very address that is connected to, so that no name can answer once so and once so. Redirects are judged like first
 * addresses. Credentials in URLs are refused; proxies of the environment are not used.
 */
export class OutboundClient {
  constructor(private readonly options: OutboundOptions) {}

  /** Reads the answer's body piece by piece into `take`. Throws `OutboundError`, and what `take` throws. */
  async send(
    order: OutboundRequest,
    take: (chunk: Buffer) => void | Promise<void> = () => undefined,
  ): Promise<OutboundAnswer> {
    const signal = AbortSignal.timeout(order.timeoutMs);
    const mostRedirects = order.body === undefined ? (order.maxRedirects ?? USUAL_REDIRECTS) : 0;
    let url = this.checked(order.url);
    for (let redirects = 0; ; redirects += 1) {
      const response = await this.open(url, order, redirects === 0 ? order.headers : {}, signal);
      const { statusCode: status = 0, headers } = response;
      const location = headers.location;
      const isRedirect = [301, 302, 303, 307, 308].includes(status) && location !== undefined;
      if (!isRedirect || mostRedirects === 0) {
        await readBody(response, order.maxBytes, take, signal);
        return { status, headers, url: url.href };
      }
      response.destroy();
      if (redirects === mostRedirects) {
        throw new OutboundError(
          'unreachable',
          `The address was redirected more than ${mostRedirects} times.`,
        );
      }
      url = this.checked(location, url);
    }
  }

  private checked(address: string, base?: URL): URL {
    const url = parseUrl(address, base?.href);
    if (!url) throw new OutboundError('forbidden', 'This is no address that can be asked.');
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      throw new OutboundError('forbidden', 'Only addresses that begin with http:// or https:// are asked.');
    }
    if (url.username !== '' || url.password !== '') {
      throw new OutboundError('forbidden', 'The address has a user name or password in it. Leave them out.');
    }
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    if (this.isAllowed(url)) return url;
    if (port !== '80' && port !== '443') {
      throw new OutboundError('forbidden', `Port ${port} is not asked: only 80 and 443 are.`);
    }
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !isPublicAddress(host)) throw notPublic();
    return url;
  }

  private isAllowed(url: URL): boolean {
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    return this.options.allow.includes(`${url.hostname}:${port}`);
  }

  private open(
    url: URL,
    { method = 'GET', body }: OutboundRequest,
    headers: OutboundRequest['headers'],
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const isAllowed = this.isAllowed(url);
    const options: RequestOptions = {
      method,
      // A connection of its own: a kept one would have been judged for another name.
      agent: false,
      lookup: isAllowed ? undefined : lookUpPublic,
      signal,
      headers: {
        'user-agent': 'Seventh',
        'accept-encoding': 'identity',
        ...headers,
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      },
    };
    return new Promise((resolve, reject) => {
      const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options);
      request.once('response', resolve);
      request.on('error', (error) => reject(told(error, signal)));
      request.once('socket', (socket) => {
        // Last of all, what was really connected to.
        socket.once('connect', () => {
          if (!isAllowed && !isPublicAddress(socket.remoteAddress ?? '')) request.destroy(notPublic());
        });
      });
      request.end(body);
    });
  }
}

/** Names that lead to one address that is not public lead nowhere. */
const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? [];
    if (error || !first) {
      callback(error ?? new Error('The name has no address.'), []);
    } else if (addresses.every(({ address }) => isPublicAddress(address))) {
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    } else callback(notPublic(), []);
  });
};

async function readBody(
  response: IncomingMessage,
  maxBytes: number,
  take: (chunk: Buffer) => void | Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const tooLarge = () =>
    new OutboundError(
      'too-large',
      `The answer has more than ${maxBytes} bytes, which is as many as are read.`,
    );
  let isTaking = false;
  try {
    const encoding = response.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') {
      throw new OutboundError(
        'unreachable',
        `The answer is encoded as ${JSON.stringify(encoding.slice(0, 20))}, which was not asked for.`,
      );
    }
    if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
    let bytes = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge();
      isTaking = true;
      await take(chunk);
      isTaking = false;
    }
  } catch (error) {
    // What goes wrong on our side is no fault of the address.
    throw isTaking ? error : told(error, signal);
  } finally {
    response.destroy();
  }
}

function notPublic(): OutboundError {
  return new OutboundError('forbidden', 'The address leads to a network that is not public.');
}

/** What happened in words for who sent the address; the cause is for the log. Other people's mistakes are told as they are. */
function told(error: unknown, signal: AbortSignal): unknown {
  if (error instanceof OutboundError) return error;
  if (signal.aborted) {
    return new OutboundError('unreachable', 'The address did not answer in time.', { cause: error });
  }
  // Node names what networks do: ECONNREFUSED, ENOTFOUND, CERT_HAS_EXPIRED.
  if (typeof (error as { code?: unknown } | null)?.code !== 'string') return error;
  return new OutboundError('unreachable', 'The address cannot be reached.', { cause: error });
}
