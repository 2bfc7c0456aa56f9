import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// PostGraphile out of the folder where somebody installed it: its own server and preset, the delivery login, as many
// connections as everybody has.

// It wants Node 22, and under Node 20 lacks nothing but this.
Promise.withResolvers ??= function withResolvers() {
  const parts = {};
  parts.promise = new this((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
};

const require = createRequire(join(process.env.BENCH_POSTGRAPHILE, 'package.json'));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { postgraphile } = await load('postgraphile');
const { grafserv } = await load('postgraphile/grafserv/node');
const { makePgService } = await load('postgraphile/adaptors/pg');
const { PostGraphileAmberPreset } = await load('postgraphile/presets/amber');

const service = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: process.env.DELIVERY_DATABASE_URL,
      schemas: ['delivery', 'bench'],
      poolConfig: { max: Number(process.env.DELIVERY_POOL_SIZE) },
    }),
  ],
  grafserv: { graphqlPath: '/graphql', graphiql: false, websockets: false, watch: false },
});
// It answers with 404 whatever it does not know, so that the question whether it is ready must not reach it.
const listener = createServer();
const serving = service.createServ(grafserv);
await serving.addTo(listener);
await serving.ready();
const server = createServer((request, response) => {
  if (request.url === '/health/ready') response.end();
  else listener.emit('request', request, response);
});
server.listen(Number(process.env.PORT), process.env.HOST);
process.once('SIGTERM', () => process.exit(0));
