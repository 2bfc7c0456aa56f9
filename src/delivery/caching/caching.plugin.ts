import type { ApolloServerPlugin } from '@apollo/server';
import type { CacheSettings } from '../../config/request-settings.js';
import type { DeliveryContext } from '../delivery-context.js';
import { answerHeaders, readClock, VARY, type ReadClock } from './answer-headers.js';

/** Tells caches what they may do with an answer. One with errors, whole or in part, is kept by nobody. */
export function cachingPlugin(settings: CacheSettings): ApolloServerPlugin<DeliveryContext> {
  return {
    async requestDidStart() {
      let clock: ReadClock | null = null;
      return {
        async didResolveOperation({ contextValue }) {
          clock = await readClock(settings, contextValue.database);
        },
        async willSendResponse({ contextValue, response, operation, errors }) {
          const { headers } = response.http;
          if (errors !== undefined && errors.length > 0) {
            headers.set('vary', VARY);
            headers.set('cache-control', 'no-store');
            return;
          }
          const told = answerHeaders(contextValue, settings, operation, clock);
          for (const [name, value] of Object.entries(told)) headers.set(name, value);
        },
      };
    },
  };
}
