import type { IncomingMessage } from 'node:http';
import type { Variables } from './query-shape.js';

/** What a request asks, as far as it can be read: what is malformed counts as missing here and is refused by the server. */
export interface RequestParameters {
  readonly query: string | undefined;
  readonly operationName: string | null;
  readonly variables: Variables;
  /** From `documentId` or `id`. */
  readonly documentId: string | undefined;
  /** From `extensions.persistedQuery.sha256Hash`. */
  readonly persistedHash: string | undefined;
  /** From `extensions.persistedQuery.version`. */
  readonly persistedVersion: unknown;
}

/** Reads a GET from its address, anything else from its parsed body. */
export function requestParameters(req: IncomingMessage & { readonly body?: unknown }): RequestParameters {
  return parametersIn(req.method === 'GET' ? fromAddress(req.url ?? '') : req.body);
}

/** Reads a body that was parsed. */
export function parametersIn(body: unknown): RequestParameters {
  const source = record(body);
  const persisted = record(record(source['extensions'])['persistedQuery']);
  return {
    query: text(source['query']) || undefined,
    operationName: text(source['operationName']) ?? null,
    variables: record(source['variables']),
    documentId: text(source['documentId']) ?? text(source['id']),
    persistedHash: text(persisted['sha256Hash']),
    persistedVersion: persisted['version'],
  };
}

function fromAddress(url: string): Record<string, unknown> {
  const start = url.indexOf('?');
  const search = new URLSearchParams(start < 0 ? '' : url.slice(start));
  const found: Record<string, unknown> = Object.fromEntries(search);
  for (const name of ['variables', 'extensions']) {
    if (typeof found[name] === 'string') found[name] = parsed(found[name]);
  }
  return found;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function record(value: unknown): Record<string, unknown> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
