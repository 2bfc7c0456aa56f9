/** An error as the service tells it (GraphQL specification, section 7.1.2). */
export interface GraphQLFailure {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Codes of the service, then those of this client. A newer service may know more: keep a default branch. */
export type ContentErrorCode =
  | 'BAD_USER_INPUT'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'BAD_REQUEST'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'DOCUMENT_NOT_TRUSTED'
  | 'FORBIDDEN'
  | 'RATE_LIMITED'
  | 'TOO_COSTLY'
  | 'UNAVAILABLE'
  | 'INTERNAL_SERVER_ERROR'
  /** The service could not be reached, or the answer broke off. `cause` says why. */
  | 'UNREACHABLE'
  /** Something answered, but not with GraphQL: a proxy's page, say. `status` is its HTTP status. */
  | 'NOT_GRAPHQL';

interface ContentErrorDetails {
  readonly code: ContentErrorCode;
  readonly operation: string;
  readonly status?: number | null;
  readonly errors?: readonly GraphQLFailure[];
  readonly data?: unknown;
  readonly retryAfterSeconds?: number | null;
  readonly cause?: unknown;
}

/** The one error a client throws, but for an `AbortError` where the caller's own signal ended the request. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  /** Code of the first error. */
  readonly code: ContentErrorCode;
  /** Name of the operation that was asked. */
  readonly operation: string;
  /** HTTP status; null where nothing answered. */
  readonly status: number | null;
  /** All errors as they came; empty where no GraphQL came. */
  readonly errors: readonly GraphQLFailure[];
  /** What was answered in spite of the errors, for whoever can use a part. */
  readonly data: unknown;
  /** When to try again, where the service said so. */
  readonly retryAfterSeconds: number | null;

  constructor(message: string, details: ContentErrorDetails) {
    super(message, { cause: details.cause });
    this.code = details.code;
    this.operation = details.operation;
    this.status = details.status ?? null;
    this.errors = details.errors ?? [];
    this.data = details.data ?? null;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
  }

  /** The argument or header that was wrong, where the service named one. */
  get argument(): string | null {
    const argument = this.errors[0]?.extensions?.['argument'];
    return typeof argument === 'string' ? argument : null;
  }
}
