import { GraphQLError } from 'graphql';
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from '../config/config.js';
import type { TrustedDocumentSettings } from '../config/request-settings.js';

/** Documents that clients may send by id alone. */
export class TrustedDocuments {
  private readonly texts: ReadonlySet<string>;

  constructor(
    private readonly byId: ReadonlyMap<string, string>,
    /** Whether all other documents are refused. */
    readonly only: boolean,
  ) {
    this.texts = new Set(byId.values());
  }

  get size(): number {
    return this.byId.size;
  }

  /** The text of a document by the id its manifest gave it or by its SHA-256. */
  get(id: string): string | undefined {
    return this.byId.get(id);
  }

  has(text: string): boolean {
    return this.texts.has(text);
  }
}

/** Reads the manifest. Throws `ConfigError` that says what is wrong with the file. */
export function readTrustedDocuments({ manifest, only }: TrustedDocumentSettings): TrustedDocuments {
  const refuse = (problem: string) =>
    new ConfigError([`TRUSTED_DOCUMENTS is ${JSON.stringify(manifest)}: ${problem}`]);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(manifest, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    throw refuse(`expected a JSON file, but it ${reason}`);
  }
  const documents = documentsIn(content);
  if (!documents) {
    throw refuse(
      'expected an object of documents by id, or a manifest with a list of `operations`, each with `id` and `body`',
    );
  }
  const byId = new Map(documents);
  for (const [, body] of documents) byId.set(sha256(body), body);
  return new TrustedDocuments(byId, only);
}

/** What the Relay compiler and graphql-codegen write (`{id: document}`), or what the Apollo tools do. */
function documentsIn(content: unknown): (readonly [string, string])[] | null {
  if (!isRecord(content)) return null;
  const { operations } = content;
  if (!Array.isArray(operations)) return pairs(Object.entries(content));
  return pairs(operations.map((each: unknown) => (isRecord(each) ? [each['id'], each['body']] : [])));
}

function pairs(entries: readonly (readonly unknown[])[]): (readonly [string, string])[] | null {
  const found: (readonly [string, string])[] = [];
  for (const [id, body] of entries) {
    if (typeof id !== 'string' || typeof body !== 'string') return null;
    found.push([id, body]);
  }
  return found;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function sha256(text: string): string {
  return hash('sha256', text);
}

export function notTrusted(): GraphQLError {
  const message =
    'This service answers only documents it was given beforehand. Send the id of one of them as `documentId`.';
  return new GraphQLError(message, { extensions: { code: 'DOCUMENT_NOT_TRUSTED', http: { status: 400 } } });
}

export function noSuchDocument(): GraphQLError {
  return new GraphQLError('documentId: this service was given no document with this id.', {
    extensions: { code: 'DOCUMENT_NOT_TRUSTED', argument: 'documentId', http: { status: 400 } },
  });
}
