import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrations } from '../../migrations/index.js';
import { openEmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { migrate } from '../../src/database/migrate.js';

// Starts the tests' PostgreSQL in the folder given, migrates its database (the template of all others), prints the
// superuser's address and leaves the server running: `stop-postgres.ts` ends it.
const dataDir = process.argv[2]!;
const server = await openEmbeddedServer({
  dataDir,
  role: 'command',
  connections: 200,
  durable: false,
  log: (line) => console.error(line),
});
const at = `${server.host}:${server.port}`;
await migrate({
  ownerUrl: `postgres://${server.user}:${server.password}@${at}/${server.database}`,
  migrations,
});
const password = (await readFile(join(dataDir, 'postgres/password'), 'utf8')).trim();
console.log(
  JSON.stringify({
    adminUrl: `postgres://postgres:${password}@${at}/postgres`,
    owner: server.user,
    password,
  }),
);
process.exit(0);
