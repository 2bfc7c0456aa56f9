import type { QueryResultRow } from 'pg';
import type { Statement } from '../database/pools.js';
import { requestError } from '../graphql/request-errors.js';
import { listsOf } from './caching/list-keys.js';
import type { Reads } from './caching/reads.js';
import type { DeliveryDatabase } from './statements.js';

/**
 * The database as one request sees it: its statements end with the request, what they find is noted, and what the database
 * cannot do now is told in words for clients.
 */
export function requestDatabase(
  database: DeliveryDatabase,
  reads: Reads,
  signal?: AbortSignal,
): DeliveryDatabase {
  return {
    async query<Row extends QueryResultRow>(statement: Statement, values?: readonly unknown[]) {
      try {
        const rows = await database.query<Row>(statement, values, signal);
        reads.add(nameOf(statement), rows, listsOf(statement));
        return rows;
      } catch (error) {
        throw requestError(error);
      }
    },
  };
}

/** Statements without a name of their own carry it in their first line: `-- delivery.articles.page:n.at`. */
function nameOf({ text }: Statement): string {
  return /^-- ([^\s:]+)/.exec(text)?.[1] ?? '';
}
