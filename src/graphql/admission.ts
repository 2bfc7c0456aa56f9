import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { GraphQLError, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { IncomingMessage } from 'node:http';
import type { QueryLimits } from '../config/request-settings.js';
import { BoundedCache } from './bounded-cache.js';
import { checkListItems } from './document-wording.js';
import { KnownDocuments } from './known-documents.js';
import { parametersIn, requestParameters, type RequestParameters } from './request-parameters.js';
import type { Variables } from './query-shape.js';
import { noSuchDocument, notTrusted, sha256, type TrustedDocuments } from './trusted-documents.js';

/** Characters of persisted queries that are remembered. */
const MOST_PERSISTED = 5_000_000;

/** A request whose document was met before. */
export interface KnownRequest {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Variables;
}

/**
 * What a request passes before the server parses, validates or resolves anything: trusted documents are looked up, and the
 * limits are held. It runs where the context is made, the one place before validation whose errors reach the client.
 */
export class Admission {
  readonly documents: KnownDocuments;
  private schema: GraphQLSchema | undefined;
  /** Texts that stand for the ids some requests sent. */
  private readonly lookedUp = new WeakMap<IncomingMessage, string>();
  private readonly persisted = new BoundedCache<string>(MOST_PERSISTED);

  constructor(
    private readonly limits: QueryLimits,
    private readonly trusted: TrustedDocuments | null,
  ) {
    this.documents = new KnownDocuments(limits);
  }

  /** The server's store of automatically persisted queries. */
  readonly persistedQueries = {
    get: (key: string): Promise<string | undefined> => Promise.resolve(this.persisted.get(key)),
    set: (key: string, text: string): Promise<void> =>
      Promise.resolve(this.persisted.set(key, text, text.length)),
    delete: (key: string): Promise<boolean> => Promise.resolve(this.persisted.delete(key)),
  };

  /** Throws TOO_COSTLY or DOCUMENT_NOT_TRUSTED. What is malformed passes: the server says what is wrong with it. */
  admit(req: IncomingMessage): void {
    const parameters = requestParameters(req);
    checkPersisted(parameters);
    const text = this.textOf(parameters, req);
    if (text === undefined || !this.schema) return;
    checkListItems(parameters.variables, this.limits.listItems);
    const checked = this.documents.check(text, this.schema);
    checked?.checkCost(parameters.operationName, parameters.variables);
  }

  /**
   * What a parsed body asks, where its document was admitted and found valid before; null for everything else. Throws as `admit`
   * does. Documents that are sent with their hash are not known here: the server remembers those anew each time.
   */
  known(body: unknown): KnownRequest | null {
    const parameters = parametersIn(body);
    const { query, operationName, variables, documentId, persistedHash } = parameters;
    if (!this.schema || documentId !== undefined || (query !== undefined && persistedHash !== undefined)) {
      return null;
    }
    const text = query ?? (persistedHash === undefined ? undefined : this.textById(persistedHash));
    if (text === undefined || (this.trusted?.only && !this.trusted.has(text))) return null;
    const checked = this.documents.valid(text);
    if (!checked) return null;
    checkListItems(variables, this.limits.listItems);
    checked.checkCost(operationName, variables);
    return { document: checked.document, operationName, variables };
  }

  /** The document that an id or a SHA-256 stands for, where it is known. */
  documentById(id: string): string | undefined {
    return this.trusted?.get(id) ?? this.textById(id);
  }

  /** Gets the schema when the server starts, and gives it the texts that were looked up. */
  plugin<Context extends BaseContext & { req: IncomingMessage }>(): ApolloServerPlugin<Context> {
    return {
      serverWillStart: async ({ schema }) => {
        this.schema = schema;
      },
      requestDidStart: async ({ request, contextValue }) => {
        const text = this.lookedUp.get(contextValue.req);
        if (text === undefined) return;
        request.query = text;
        const { persistedQuery: _, ...extensions } = request.extensions ?? {};
        request.extensions = extensions;
      },
    };
  }

  private textOf(parameters: RequestParameters, req: IncomingMessage): string | undefined {
    const { query, documentId, persistedHash } = parameters;
    const id = documentId ?? persistedHash;
    if (query !== undefined) {
      if (this.trusted?.only && !this.trusted.has(query)) throw notTrusted();
      return query;
    }
    if (id === undefined) return undefined;
    const trusted = this.trusted?.get(id);
    if (trusted !== undefined) {
      this.lookedUp.set(req, trusted);
      return trusted;
    }
    if (this.trusted?.only) throw notTrusted();
    if (documentId !== undefined) throw noSuchDocument();
    return this.textById(id);
  }

  /** As the server spells its keys. */
  private textById(id: string): string | undefined {
    return this.persisted.get(`apq:${id}`);
  }
}

/** The server refuses these as well, but as if it were at fault. */
function checkPersisted({ query, persistedHash, persistedVersion }: RequestParameters): void {
  if (persistedHash === undefined) return;
  if (persistedVersion !== 1) {
    throw badRequest('extensions.persistedQuery.version: 1 is the only one there is.');
  }
  if (query !== undefined && sha256(query) !== persistedHash) {
    throw badRequest('extensions.persistedQuery.sha256Hash: this is not the SHA-256 of `query`.');
  }
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}
