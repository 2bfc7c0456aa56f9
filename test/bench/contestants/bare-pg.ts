import type { GraphqlRequest } from '../scenarios.js';
import { answerFromDatabase, openPool, serve } from './bare-server.js';

// The least that a service over PostgreSQL can do: Node's HTTP server, the `pg` client, one statement a request.
const pool = openPool();
serve((body) => {
  const request: GraphqlRequest = JSON.parse(body.toString());
  return answerFromDatabase(pool, request);
});
