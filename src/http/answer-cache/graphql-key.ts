import { stripIgnoredCharacters } from 'graphql';
import { createHash, hash } from 'node:crypto';
import { BoundedCache } from '../../graphql/bounded-cache.js';

/** Characters of documents' names that are remembered. */
const MOST_NAMES = 2_000_000;
const KNOWN_PARAMETERS = new Set(['query', 'operationName', 'variables', 'extensions', 'documentId', 'id']);
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * What a GraphQL request asks, as a key: the same for all spellings of one document and one set of variables. Null where it
 * holds anything that this does not understand: then the server has to say.
 */
export class GraphqlKeys {
  /** SHA-256 of a document's text -> of what is left of it without white space and comments. */
  private readonly names = new BoundedCache<string>(MOST_NAMES);

  ofBody(text: string): string | null {
    try {
      const parsed: unknown = JSON.parse(text);
      return isRecord(parsed) ? this.ofParameters(parsed) : null;
    } catch {
      return null;
    }
  }

  /** `search`: what stands behind the question mark. */
  ofSearch(search: string): string | null {
    const parameters: Record<string, unknown> = {};
    try {
      for (const [name, value] of new URLSearchParams(search)) {
        if (name in parameters) return null;
        parameters[name] = name === 'variables' || name === 'extensions' ? JSON.parse(value) : value;
      }
      return this.ofParameters(parameters);
    } catch {
      return null;
    }
  }

  private ofParameters(given: Record<string, unknown>): string | null {
    if (Object.keys(given).some((name) => !KNOWN_PARAMETERS.has(name))) return null;
    const { operationName = null, variables = null } = given;
    if (operationName !== null && typeof operationName !== 'string') return null;
    if (variables !== null && !isRecord(variables)) return null;
    const document = this.documentOf(given);
    if (document === null) return null;
    return createHash('sha256')
      .update(JSON.stringify([document, operationName]))
      .update(canonicalJson(variables ?? {}))
      .digest('base64');
  }

  /** A name that no other document has. */
  private documentOf(given: Record<string, unknown>): string | null {
    const { query, documentId, id } = given;
    const persisted = persistedHash(given['extensions']);
    if (persisted === null) return null;
    if (typeof query === 'string' && query !== '') {
      if (documentId !== undefined || id !== undefined) return null;
      const sha256 = hash('sha256', query);
      return persisted === undefined || persisted === sha256 ? this.nameOf(query, sha256) : null;
    }
    if (query !== undefined && query !== null) return null;
    const ids = [documentId, id, persisted].filter((each) => each !== undefined);
    const [only] = ids;
    if (ids.length !== 1 || typeof only !== 'string') return null;
    return SHA256.test(only) ? (this.names.get(only) ?? `sha256 ${only}`) : `id ${only}`;
  }

  private nameOf(query: string, sha256: string): string {
    const known = this.names.get(sha256);
    if (known !== undefined) return known;
    const name = hash('sha256', stripIgnoredCharacters(query));
    this.names.set(sha256, name, sha256.length + name.length);
    return name;
  }
}

/** Undefined where there is none, null where there is something else. */
function persistedHash(extensions: unknown): string | undefined | null {
  if (extensions === undefined || extensions === null) return undefined;
  if (!isRecord(extensions)) return null;
  const { persistedQuery, ...others } = extensions;
  if (Object.keys(others).length > 0) return null;
  if (persistedQuery === undefined) return undefined;
  if (!isRecord(persistedQuery) || persistedQuery['version'] !== 1) return null;
  const { sha256Hash } = persistedQuery;
  return typeof sha256Hash === 'string' && SHA256.test(sha256Hash) ? sha256Hash : null;
}

/** JSON with the names of every object in order: variables are a set, however they were written down. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const fields = Object.keys(value)
    .toSorted()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`);
  return `{${fields.join()}}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
