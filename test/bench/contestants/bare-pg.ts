import { STAMPED, type GraphqlRequest } from '../requests.js';
import { answerFromDatabase, openOwnerPool, openPool, serve } from './bare-server.js';
import { readRecordings, recordingKey } from './recording.js';
import { prepareReplay, type Replay } from './replay.js';

// The least that a service over PostgreSQL can do: Node's HTTP server, the `pg` client, one statement a request; or those of the
// service itself, where what is asked is what it adds to them.
const pool = openPool();
const ownerPool = openOwnerPool();
const replays = new Map<string, Replay>();
for (const [key, recording] of await readRecordings(process.env.BENCH_RECORDINGS!)) {
  replays.set(key, prepareReplay(recording.login === 'owner' ? ownerPool : pool, recording));
}

serve((body) => {
  const request: GraphqlRequest = JSON.parse(body.toString());
  const key = recordingKey(request);
  if (key === undefined) return answerFromDatabase(pool, request);
  const replay = replays.get(key);
  if (replay === undefined) throw new Error('This request is not one of the bench.');
  const stamp = request.variables.key;
  return replay(typeof stamp === 'string' && stamp.startsWith(STAMPED) ? stamp : null);
});
