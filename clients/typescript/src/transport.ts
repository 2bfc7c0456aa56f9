import { ContentError, type ContentErrorCode, type GraphQLFailure } from './content-error.js';
import type { Operation } from './operation.js';

export interface TransportOptions {
  /** Address of the delivery API: https://cms.clinic.example/graphql. */
  readonly url: string;
  /** The global `fetch` where it is missing. */
  readonly fetch?: typeof fetch;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RequestOptions {
  /** Ends the request. */
  readonly signal?: AbortSignal;
  /** Be answered from a state that has seen this change or a later one; the service waits a little, else UNAVAILABLE. */
  readonly minContentVersion?: number;
}

/** Asks one service. */
export interface Transport {
  request<Result, Variables>(
    operation: Operation<Result, Variables>,
    variables: Variables,
    options?: RequestOptions,
  ): Promise<Result>;
  /** The highest content version an answer has carried so far, 0 before the first. */
  readonly contentVersion: number;
}

interface Answer {
  readonly status: number;
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFailure[];
  readonly retryAfterSeconds: number | null;
}

/** Proxies cut addresses somewhere beyond 8,000 characters (nginx: 8 kB). */
const LONGEST_ADDRESS = 8000;

/**
 * Asks by GET with the hash alone, so that browsers and CDNs may keep the answer, and sends the text by POST where the
 * service does not know the hash yet (automatic persisted queries) or the address would be too long.
 */
export function createTransport({ url, headers, ...options }: TransportOptions): Transport {
  const send = options.fetch ?? globalThis.fetch.bind(globalThis);
  let knowsHashes = true;
  let contentVersion = 0;

  async function exchange(operation: string, address: string, init: RequestInit): Promise<Answer> {
    let response: Response;
    let body: string;
    try {
      response = await send(address, init);
      body = await response.text();
    } catch (cause) {
      if (init.signal?.aborted) throw cause;
      throw new ContentError(`${operation}: ${url} cannot be reached.`, {
        code: 'UNREACHABLE',
        operation,
        cause,
      });
    }
    const { status } = response;
    const retryAfterSeconds = wholeNumber(response.headers.get('retry-after'));
    const answer = parseAnswer(body);
    if (!answer) {
      throw new ContentError(`${operation}: ${url} answered ${status} with something that is no GraphQL.`, {
        code: 'NOT_GRAPHQL',
        operation,
        status,
        retryAfterSeconds,
      });
    }
    contentVersion = Math.max(contentVersion, wholeNumber(response.headers.get('x-content-version')) ?? 0);
    return { ...answer, status, retryAfterSeconds };
  }

  function post(operation: Operation<unknown, never>, variables: unknown, init: RequestInit) {
    const content = { operationName: operation.name, query: operation.text, variables };
    return exchange(operation.name, url, {
      ...init,
      method: 'POST',
      headers: { ...init.headers, 'content-type': 'application/json' },
      body: JSON.stringify(knowsHashes ? { ...content, extensions: persisted(operation.hash) } : content),
    });
  }

  async function ask(operation: Operation<unknown, never>, variables: unknown, init: RequestInit) {
    const address = getAddress(url, operation, variables);
    if (!knowsHashes || address.length > LONGEST_ADDRESS) return post(operation, variables, init);
    const answer = await exchange(operation.name, address, init);
    const code = codeOf(answer);
    if (code === 'PERSISTED_QUERY_NOT_SUPPORTED') knowsHashes = false;
    return code === 'PERSISTED_QUERY_NOT_FOUND' || code === 'PERSISTED_QUERY_NOT_SUPPORTED'
      ? post(operation, variables, init)
      : answer;
  }

  return {
    async request<Result, Variables>(
      operation: Operation<Result, Variables>,
      variables: Variables,
      { signal, minContentVersion }: RequestOptions = {},
    ) {
      const answer = await ask(operation, variables, {
        ...(signal ? { signal } : {}),
        // A cache on the way cannot know what this caller has seen elsewhere.
        ...(minContentVersion === undefined ? {} : { cache: 'no-cache' }),
        headers: {
          accept: 'application/graphql-response+json, application/json;q=0.9',
          // Answers the service's guard against requests that forms of other sites can make.
          'x-apollo-operation-name': operation.name,
          ...(minContentVersion === undefined ? {} : { 'x-min-content-version': String(minContentVersion) }),
          ...headers,
        },
      });
      if (answer.errors?.length) throw failure(operation.name, answer);
      return answer.data as Result;
    },
    get contentVersion() {
      return contentVersion;
    },
  };
}

function persisted(sha256Hash: string) {
  return { persistedQuery: { version: 1, sha256Hash } };
}

// No URL and no URLSearchParams: React Native has them in parts only.
function getAddress(url: string, { name, hash }: Operation<unknown, never>, variables: unknown): string {
  const parameters = {
    operationName: name,
    variables: JSON.stringify(variables),
    extensions: JSON.stringify(persisted(hash)),
  };
  const query = Object.entries(parameters).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `${url}${url.includes('?') ? '&' : '?'}${query.join('&')}`;
}

function parseAnswer(body: string): Pick<Answer, 'data' | 'errors'> | null {
  try {
    const answer: unknown = JSON.parse(body);
    const isAnswer =
      typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer);
    return isAnswer ? (answer as Pick<Answer, 'data' | 'errors'>) : null;
  } catch {
    return null;
  }
}

function codeOf({ errors }: Answer): unknown {
  return errors?.[0]?.extensions?.['code'];
}

function failure(operation: string, { errors = [], data, status, retryAfterSeconds }: Answer): ContentError {
  const [first] = errors;
  const code = (first?.extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR') as ContentErrorCode;
  const message = `${operation}: ${first?.message ?? 'failed'}`;
  return new ContentError(message, { code, operation, status, errors, data, retryAfterSeconds });
}

function wholeNumber(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header) ? Number(header) : null;
}
