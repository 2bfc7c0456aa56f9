import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import { databaseError } from '../database/database-errors.js';
import { requestError } from '../graphql/request-errors.js';

/** Gets what the database said, where clients are only told that it cannot answer now. */
type LogCause = (cause: unknown) => void;

/** An error as it is told to editors: UNAVAILABLE where the database cannot answer now, else the error itself. */
export function editorialError(error: unknown, log: LogCause): unknown {
  const told = requestError(databaseError(error, null));
  if (told !== error) log(error);
  return told;
}

/**
 * Tells UNAVAILABLE wherever a resolver met a database that cannot answer now: in a plugin, since errors of lists, loaders and
 * transactions have no other way in common. The server formats the very list that plugins are shown.
 */
export function unavailablePlugin(log: LogCause): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors }) {
          const list = errors as GraphQLError[];
          for (const [at, error] of list.entries()) {
            const cause = unwrapResolverError(error);
            const told = editorialError(cause, log);
            if (told === cause || !(told instanceof GraphQLError)) continue;
            const { message, extensions } = told;
            const { nodes, path } = error;
            list[at] = new GraphQLError(message, { nodes, path, extensions, originalError: told });
          }
        },
      };
    },
  };
}
