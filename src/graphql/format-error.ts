import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { randomUUID } from 'node:crypto';
import { argumentOfLiteral } from './literal-argument.js';

/** Codes a client may meet in `extensions.code`. Anything else becomes INTERNAL_SERVER_ERROR. */
const FORESEEN_CODES: ReadonlySet<unknown> = new Set([
  ...Object.values(ApolloServerErrorCode).filter(
    (code) => code !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR,
  ),
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'RATE_LIMITED',
  'TOO_COSTLY',
  'DOCUMENT_NOT_TRUSTED',
  'UNAVAILABLE',
]);

/**
 * The only way an error leaves a schema. What we did not foresee is told by an id alone; the log has the rest under it.
 * `log` gets the id and the error itself.
 */
export function formatErrorWith(log: (id: string, error: unknown) => void) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { message, locations, path } = formatted;
    if (isOfVariables(error)) {
      return { message, extensions: { code: ApolloServerErrorCode.BAD_USER_INPUT } };
    }
    if (!isForeseen(formatted, error)) {
      const id = randomUUID();
      log(id, unwrapResolverError(error));
      return {
        message: 'Something went wrong on our side. Tell us this id and we shall find it.',
        locations,
        path,
        extensions: { code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR, id },
      };
    }
    const argument = error instanceof GraphQLError ? argumentOfLiteral(error.nodes?.[0]) : null;
    if (argument && formatted.extensions?.['code'] === ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED) {
      const extensions = { code: ApolloServerErrorCode.BAD_USER_INPUT, argument };
      return { message: `${argument}: ${message}`, locations, path, extensions };
    }
    const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
    const variable = argumentOfVariable(message);
    return {
      message,
      locations,
      path,
      extensions: variable ? { argument: variable, ...extensions } : extensions,
    };
  };
}

/** The input field, or else the variable, that graphql-js says is at fault; null in any other message. */
function argumentOfVariable(message: string): string | null {
  const found =
    /^Variable "\$(\w+)" (?:got invalid value .* at "([\w.[\]]+)"; |got invalid value |of )/s.exec(message);
  return found ? (found[2]?.split('.').at(-1) ?? found[1]!) : null;
}

/** A code of ours, and not on an error that merely happens to carry it, as those of drivers may. */
function isForeseen(formatted: GraphQLFormattedError, error: unknown): boolean {
  return (
    FORESEEN_CODES.has(formatted.extensions?.['code']) && unwrapResolverError(error) instanceof GraphQLError
  );
}

/** The last of too many errors about variables, which graphql-js gives neither node nor code. */
export function isOfVariables(error: unknown): boolean {
  return (
    error instanceof GraphQLError &&
    error.path === undefined &&
    error.message.startsWith('Too many errors processing variables')
  );
}
