import { createServer, type ServerResponse } from 'node:http';
import { Pool } from 'pg';
import type { GraphqlRequest } from '../requests.js';
import { bareStatement } from './bare-statements.js';

/** A bare HTTP server for `POST /graphql`, and for a health check that says when it is ready. */
export function serve(answer: (body: Buffer) => Buffer | Promise<Buffer>): void {
  const server = createServer((request, response) => {
    if (request.method !== 'POST') {
      response.end();
      return;
    }
    const chunks: Buffer[] = [];
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
        Promise.resolve(answer(body)).then(
          (bytes) => send(response, 200, bytes),
          (error: unknown) => send(response, 500, Buffer.from(JSON.stringify({ errors: [String(error)] }))),
        );
      });
  });
  server.listen(Number(process.env.PORT), process.env.HOST);
  process.once('SIGTERM', () => process.exit(0));
}

function send(response: ServerResponse, status: number, bytes: Buffer): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
  });
  response.end(bytes);
}

/** Connections with the delivery login. */
export function openPool(): Pool {
  return new Pool({
    connectionString: process.env.DELIVERY_DATABASE_URL,
    max: Number(process.env.DELIVERY_POOL_SIZE),
    // Authors and topics are few, so the planner would read them all for each article: lists cost a quarter more.
    options: '-c enable_seqscan=off',
  });
}

/** Connections with the owner's login, for what is written; none is opened before it is used. */
export function openOwnerPool(): Pool {
  return new Pool({
    connectionString: process.env.DATABASE_URL,
    max: Number(process.env.DATABASE_POOL_SIZE),
  });
}

/** The whole answer to a request, out of one statement. */
export async function answerFromDatabase(
  pool: Pool,
  { operationName, variables }: GraphqlRequest,
): Promise<Buffer> {
  const { name, text, valuesOf } = bareStatement(operationName, variables);
  const { rows } = await pool.query<{ data: string }>({ name, text, values: valuesOf(variables) });
  return Buffer.from(`{"data":${rows[0]?.data ?? '{"article":null}'}}\n`);
}
