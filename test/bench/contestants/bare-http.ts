import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { GraphqlRequest } from '../requests.js';
import { answerFromDatabase, openPool, serve } from './bare-server.js';
import { readRecordings, recordingKey } from './recording.js';

// The least that an HTTP server can do: it knows every request of the bench and holds every answer's bytes in memory.
const pool = openPool();
const recordings = await readRecordings(process.env.BENCH_RECORDINGS!);
const answers = new Map<string, Buffer>();
const requests: string[] = [];
for await (const line of createInterface(createReadStream(process.env.BENCH_REQUESTS!))) requests.push(line);

async function answerNext(): Promise<void> {
  for (let line = requests.pop(); line !== undefined; line = requests.pop()) {
    const request: GraphqlRequest = JSON.parse(line);
    const recorded = recordings.get(recordingKey(request) ?? '')?.answer;
    answers.set(line, recorded === undefined ? await answerFor(request) : Buffer.from(recorded));
  }
}

async function answerFor(request: GraphqlRequest): Promise<Buffer> {
  const { data } = JSON.parse((await answerFromDatabase(pool, request)).toString());
  // Written as a GraphQL server writes it: PostgreSQL puts spaces between.
  return Buffer.from(`${JSON.stringify({ data })}\n`);
}
await Promise.all(Array.from({ length: Number(process.env.DELIVERY_POOL_SIZE) }, answerNext));
await pool.end();

serve((body) => {
  const answer = answers.get(body.toString('latin1'));
  if (answer === undefined) throw new Error('This request is not one of the bench.');
  return answer;
});
