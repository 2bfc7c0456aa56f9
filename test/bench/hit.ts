import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startContestant } from './contestants/contestant.js';
import { holdTo, planCpus } from './cpus.js';
import { encodeRequest, runLoad } from './load.js';
import { cpuMsOf } from './process-cost.js';

// What a hit in the answer cache costs beside the bare HTTP server, in CPU time of the server: no database, no framework.
// Windows of load are interleaved; a line each. `--against FILE` takes another answer-cache.ts in besides.

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    seconds: { type: 'string', default: '0.5' },
    connections: { type: 'string', default: '32' },
    against: { type: 'string' },
    profile: { type: 'string' },
  },
});
const WARM = 200;
const query = `query ArticlePage($slug: String!, $locale: Locale!) {
    article(slug: $slug, locale: $locale) {
      title summary publishedAt
      readingTime { minutes }
      body { html }
      authors { name slug bio }
      topics { name slug }
      related(first: 4) { article { title slug summary publishedAt authors { name } } }
    }
  }`;
const kinds: Record<string, Record<string, string>> = {
  bare: { HIT_KIND: 'bare' },
  cache: { HIT_KIND: 'cache' },
  ...(values.against && { against: { HIT_KIND: 'cache', HIT_CACHE: values.against } }),
};
const root = join(import.meta.dirname, '../..');
const { signal } = new AbortController();
const cpus = planCpus();
if (cpus) holdTo(cpus.load);
const servers = [];
for (const [name, env] of Object.entries(kinds)) {
  const typescript = join(root, 'test/support/typescript.mjs');
  const profile = values.profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', values.profile];
  const args = [...profile, '--import', typescript, join(root, 'test/bench/contestants/hit-server.ts')];
  const server = await startContestant({ name, args, env }, cpus?.server, signal);
  servers.push({ server, costs: [] as number[], rates: [] as number[] });
}
const order = Uint32Array.from({ length: 65_536 }, (_, at) => (at * 7919) % WARM);
try {
  // The first round warms.
  for (let round = 0; round <= Number(values.rounds); round += 1) {
    for (const { server, costs, rates } of servers) {
      const { host, port, pid } = server;
      const requests = Array.from({ length: WARM }, (_, at) =>
        encodeRequest(server, {
          operationName: 'ArticlePage',
          query,
          variables: { slug: `the-slug-of-article-number-${at}`, locale: 'en' },
        }),
      );
      const before = cpuMsOf(pid)!;
      const load = { host, port, requests, order, signal };
      const { answers, rate } = await runLoad({
        ...load,
        connections: Number(values.connections),
        seconds: Number(values.seconds),
      });
      const cost = (cpuMsOf(pid)! - before) / answers;
      if (round > 0) costs.push(cost);
      if (round > 0) rates.push(rate);
    }
  }
} finally {
  for (const { server } of servers) await server.stop();
}
// What else the machine does makes windows dearer, never cheaper: the quarter that was least disturbed says most.
const quartile = (all: number[]) => all.toSorted((one, other) => one - other)[Math.floor(all.length / 4)]!;
const bare = quartile(servers[0]!.costs);
for (const { server, costs, rates } of servers) {
  const [least, most] = [Math.min(...costs), Math.max(...costs)].map((each) => each.toFixed(4));
  const cost = quartile(costs);
  console.log(
    `${server.name.padEnd(8)} ${cost.toFixed(4)} ms of CPU a request (${least}-${most}), share ${(bare / cost).toFixed(2)}, ${Math.round(Math.max(...rates))} a second at most`,
  );
}
