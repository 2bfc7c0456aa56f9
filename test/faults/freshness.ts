import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { seededRandom } from '../support/random-body.js';
import { Fleet, type Writer } from './fleet.js';
import { History, type Sighting } from './freshness-history.js';

// Random writers and readers over three instances, while instances are killed and their listeners cut. Exit code 1 where any
// reader was shown an older state than he asked for, a version that fell, or a draft.

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: process.env.SEED ?? '7' },
    seconds: { type: 'string', default: '20' },
    reads: { type: 'string', default: '1000000' },
    readers: { type: 'string', default: '12' },
    writers: { type: 'string', default: '2' },
  },
});
const [seed, seconds, mostReads] = [Number(values.seed), Number(values.seconds), Number(values.reads)];
const random = seededRandom(seed);
const history = new History();
const fleet = await Fleet.start(3);
let endAt = Infinity;
const isOver = () => performance.now() > endAt || history.reads >= mostReads;
/** The highest version that anybody was told of, and what it showed. */
let told = 0;

async function write(writer: Writer): Promise<void> {
  for (let edition = 1; !isOver(); edition += 1) {
    // What is saved and not published must never be seen.
    const saved = await writer.save(`draft ${edition}`);
    if (!saved) continue;
    const published = await writer.publish(`edition ${edition}`);
    if (published) {
      history.published(writer.slug, edition, published);
      told = Math.max(told, published);
      void freshElsewhere(writer.slug, edition);
    }
    await sleep(random() * 60);
  }
}

/** How long after the commit was acknowledged each instance shows it by itself. */
async function freshElsewhere(slug: string, edition: number): Promise<void> {
  const since = performance.now();
  await Promise.all(
    fleet.instances.map(async (instance) => {
      for (let tries = 0; tries < 200 && !isOver(); tries += 1) {
        const answer = await instance.read(slug, null);
        if (!answer) return;
        if ((answer.edition ?? 0) >= edition) {
          history.fresh(performance.now() - since);
          return;
        }
        await sleep(1);
      }
    }),
  );
}

async function read(): Promise<void> {
  const connection = fleet.pick(random).connection();
  let last: Sighting | null = null;
  while (!isOver()) {
    const slug = fleet.slugs[Math.floor(random() * fleet.slugs.length)]!;
    const least: number | null = random() < 0.5 ? told : null;
    const allowed: number = history.editionAt(slug, least ?? 0);
    const answer = await connection.read(slug, least);
    if (!answer) {
      last = null;
      await sleep(20);
      continue;
    }
    history.check(slug, least, allowed, answer, last);
    last = answer;
  }
  connection.close();
}

async function disturb(): Promise<void> {
  while (!isOver()) {
    await sleep(300 + random() * 1200);
    if (random() < 0.75) await fleet.cutListener(random);
    else await fleet.killOne(random);
  }
}

try {
  const writers: Writer[] = [];
  while (writers.length < Number(values.writers)) writers.push(await fleet.writer());
  endAt = performance.now() + seconds * 1000;
  const readers = Array.from({ length: Number(values.readers) }, read);
  await Promise.all([...writers.map(write), ...readers, disturb()]);
} finally {
  await fleet.stop();
}
console.log(`seed ${seed}: ${history.summary()}, ${fleet.kills} kills, ${fleet.cuts} listeners cut`);
process.exit(history.violations.length > 0 ? 1 : 0);
