import type { ApolloServerPlugin } from '@apollo/server';
import { Kind, type OperationDefinitionNode } from 'graphql';
import type { CacheSettings } from '../../config/request-settings.js';
import type { DeliveryContext } from '../delivery-context.js';
import type { DeliveryDatabase } from '../statements.js';
import { cacheControl, mayBeKept } from './cache-control.js';
import { surrogateKeys } from './surrogate-keys.js';

const CLOCK = {
  name: 'delivery.clock',
  text: `-- delivery.clock\nselect extract(epoch from clock_timestamp())::double precision * 1000 as "nowMs"`,
};

/**
 * What caches are told of an answer: how long they may keep it, what it was made of, and what it varies by. An answer with
 * errors, whole or in part, is kept by nobody.
 */
export function cachingPlugin(settings: CacheSettings): ApolloServerPlugin<DeliveryContext> {
  return {
    async requestDidStart() {
      let clock: { readonly readAt: number; readonly askedAt: number } | null = null;
      return {
        async didResolveOperation({ contextValue }) {
          // Before any resolver: what is read later is at least as new.
          if (mayBeKept(settings)) clock = await readClock(contextValue.database);
        },
        async willSendResponse({ contextValue, response, operation, errors }) {
          const { headers } = response.http;
          headers.set('vary', 'Accept, X-Min-Content-Version');
          if (errors !== undefined && errors.length > 0) {
            headers.set('cache-control', 'no-store');
            return;
          }
          if (contextValue.isCounted) {
            // Without the names of what it was made of nobody keeps it, our own cache neither.
            headers.set('cache-control', 'no-cache');
            return;
          }
          const took = clock === null ? 0 : performance.now() - clock.askedAt;
          headers.set(
            'cache-control',
            cacheControl(settings, rootFields(operation), clock?.readAt ?? null, took),
          );
          const keys = surrogateKeys(contextValue.reads.list());
          headers.set('surrogate-key', keys.join(' '));
          headers.set('cache-tag', keys.join(','));
        },
      };
    },
  };
}

async function readClock(database: DeliveryDatabase) {
  const askedAt = performance.now();
  const [row] = await database.query<{ nowMs: number }>(CLOCK);
  return { readAt: row!.nowMs, askedAt };
}

/** Names of the fields at the root. A fragment there may hold any: it counts as all that have hints of their own. */
function rootFields(operation: OperationDefinitionNode | undefined): string[] {
  const selections = operation?.selectionSet.selections ?? [];
  return selections.flatMap((node) => (node.kind === Kind.FIELD ? [node.name.value] : ['contentVersion']));
}
