import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { DatabaseUnavailableError, StatementTimeoutError } from '../database/database-errors.js';
import { tooCostly } from './too-costly.js';

/** Ask again in a second: overload, a database that starts, a change that has not arrived. */
export function unavailable(message: string): GraphQLError {
  const headers = new HeaderMap([['retry-after', '1']]);
  return new GraphQLError(message, { extensions: { code: 'UNAVAILABLE', http: { status: 503, headers } } });
}

/** Errors of the database that are no fault of ours as clients are told them; others as they are. */
export function requestError(error: unknown): unknown {
  if (error instanceof DatabaseUnavailableError) {
    return unavailable('Too much to do at the moment. Try again in a second.');
  }
  if (error instanceof StatementTimeoutError) {
    return tooCostly({
      limit: 'statementTime',
      met: error.limitMs,
      most: error.limitMs,
      message: `The database worked on this for ${error.limitMs} ms, which is as long as it may. Ask for less at once.`,
      status: 503,
    });
  }
  return error;
}
