import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { unavailable } from '../../graphql/request-errors.js';
import { promiseVersion, type DeliveryContext, type DeliveryFoundations } from '../delivery-context.js';
import { contentVersionFrom } from './content-version.repository.js';

const LEAST_VERSION_HEADER = 'x-min-content-version';

/**
 * Says with each answer how many changes it has seen, and waits for the change a client has seen elsewhere. The number is
 * read before anything else, so that the answer is never older than its number.
 */
export function contentVersionPlugin(
  foundations: Pick<DeliveryFoundations, 'known'>,
  waitMs: number,
): ApolloServerPlugin<DeliveryContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ contextValue, request, response }) {
          const least = readLeastVersion(request.http?.headers.get(LEAST_VERSION_HEADER));
          const version = await contentVersionFrom(contextValue.database, least, waitMs);
          if (version === null) throw notYet(least);
          promiseVersion(contextValue, foundations, version);
          response.http.headers.set('x-content-version', String(version));
        },
      };
    },
  };
}

/** The number in the header, 0 where there is none; throws BAD_USER_INPUT that names the header. */
function readLeastVersion(header: string | undefined): number {
  if (header === undefined) return 0;
  if (!/^\d{1,15}$/.test(header)) {
    throw new GraphQLError('X-Min-Content-Version: send a whole number, as X-Content-Version gave it.', {
      extensions: { code: 'BAD_USER_INPUT', argument: 'X-Min-Content-Version', http: { status: 400 } },
    });
  }
  return Number(header);
}

function notYet(least: number): GraphQLError {
  return unavailable(`Change ${least} has not arrived here yet. Try again in a second.`);
}
