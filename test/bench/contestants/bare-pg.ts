import { Pool } from 'pg';
import type { GraphqlRequest } from '../scenarios.js';
import { answerFromDatabase, serve } from './bare-server.js';

// The least that a service over PostgreSQL can do: Node's HTTP server, the `pg` client, one statement a request.
const pool = new Pool({
  connectionString: process.env.DELIVERY_DATABASE_URL,
  max: Number(process.env.DELIVERY_POOL_SIZE),
});
serve((body) => {
  const request: GraphqlRequest = JSON.parse(body.toString());
  return answerFromDatabase(pool, request);
});
