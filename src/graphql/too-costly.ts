import { GraphQLError } from 'graphql';

/** A request that asks for more than this service gives at once. */
export interface Excess {
  /** Which limit: the word in the error, in docs/api.md and, in capitals, in the environment. */
  readonly limit: string;
  readonly met: number;
  readonly most: number;
  /** A sentence that says what is too much. */
  readonly message: string;
  readonly status?: number;
}

/** TOO_COSTLY, with the limit and the value met. HTTP 400 unless told otherwise. */
export function tooCostly({ limit, met, most, message, status = 400 }: Excess): GraphQLError {
  const extensions = { code: 'TOO_COSTLY', limit, met, most, http: { status } };
  return new GraphQLError(message, { extensions });
}
