import { GraphQLError, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { QueryLimits } from '../config/request-settings.js';
import { BoundedCache } from './bounded-cache.js';
import { CheckedDocument } from './document-check.js';
import { tooCostly } from './too-costly.js';
import { sha256 } from './trusted-documents.js';

interface Known {
  readonly checked: CheckedDocument;
  /** Found to fit the schema. */
  isValid: boolean;
}

/** Characters of documents that are kept parsed, some 60 bytes of memory each. */
const MOST_CHARACTERS = 500_000;

/** How graphql-js refuses a document with too many tokens; it gives no code. */
const TOO_MANY_TOKENS = /more that \d+ tokens/;

/**
 * Documents met lately, parsed and held to the limits once. It is also the server's own store of documents that passed
 * validation, so that there is one copy of each.
 */
export class KnownDocuments {
  private readonly known = new BoundedCache<Known>(MOST_CHARACTERS);

  constructor(private readonly limits: QueryLimits) {}

  /** Null where it cannot be parsed: the server says why. Throws TOO_COSTLY. */
  check(text: string, schema: GraphQLSchema): CheckedDocument | null {
    const key = sha256(text);
    const found = this.known.get(key);
    if (found) return found.checked;
    const document = this.parsed(text);
    if (!document) return null;
    const checked = new CheckedDocument(document, schema, this.limits);
    this.known.set(key, { checked, isValid: false }, text.length);
    return checked;
  }

  /** A document that was met before and fits the schema. */
  valid(text: string): CheckedDocument | null {
    const found = this.known.get(sha256(text));
    return found?.isValid ? found.checked : null;
  }

  /** The server's store: keys end in the SHA-256 of the text. */
  readonly store = {
    get: (key: string): Promise<DocumentNode | undefined> => {
      const found = this.known.get(key.slice(-64));
      return Promise.resolve(found?.isValid ? found.checked.document : undefined);
    },
    set: (key: string): Promise<void> => {
      const found = this.known.get(key.slice(-64));
      if (found) found.isValid = true;
      return Promise.resolve();
    },
    delete: (key: string): Promise<boolean> => Promise.resolve(this.known.delete(key.slice(-64))),
  };

  private parsed(text: string): DocumentNode | null {
    try {
      return parse(text, { maxTokens: this.limits.tokens });
    } catch (error) {
      if (error instanceof GraphQLError && TOO_MANY_TOKENS.test(error.message)) {
        const most = this.limits.tokens;
        const message = `This document has more than ${most} tokens. The limit is ${most}.`;
        throw tooCostly({ limit: 'tokens', met: most + 1, most, message });
      }
      return null;
    }
  }
}
