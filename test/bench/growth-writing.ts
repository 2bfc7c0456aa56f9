import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source.js';
import { inTransaction } from '../../src/database/transaction.js';
import { Gate } from '../../src/publication/gate.js';
import { StatisticsKeeper } from '../../src/publication/statistics-keeper.js';
import { newId } from '../../src/rules/uuid.js';
import { seedArticle } from '../support/seed-article.js';
import { ADDRESSES } from './generate.js';
import type { GrowthCorpus } from './growth-corpus.js';
import type { GrowthDatabase } from './growth-database.js';
import { timesOf, type Times } from './growth-times.js';
import { cpuMsOfChildren } from './process-cost.js';
import { below, pick, type Random } from './random.js';

export interface WritingFigures {
  /** Of a new article, and of a change to one that is published. */
  readonly publish: Times;
  readonly republish: Times;
  /** Publications a second that eight publishers reach, and how many deadlocks PostgreSQL saw meanwhile. */
  readonly perSecond: number;
  /** CPU time of all that a publication of theirs takes, in Node and PostgreSQL: what a quiet machine could reach at most. */
  readonly cpuMs: number;
  readonly deadlocks: number;
}

const PUBLISHED = 40;
const PUBLISHERS = 8;
const PUBLISHING_MS = 8000;

/** Publishes as editors would, one after the other, and then eight at once. `texts`: what is written about. */
export async function measureWriting(
  database: GrowthDatabase,
  admin: Client,
  corpus: GrowthCorpus,
  texts: readonly string[][],
  random: Random,
): Promise<WritingFigures> {
  const dataSource = createDataSource({
    ownerUrl: database.ownerUrl,
    entities: [],
    poolSize: PUBLISHERS + 4,
    statementTimeoutMs: 60_000,
    connectTimeoutMs: 10_000,
  });
  await dataSource.initialize();
  try {
    return await publishAll(dataSource, admin, database.postmasterPid, corpus, texts, random);
  } finally {
    await dataSource.destroy();
  }
}

async function publishAll(
  dataSource: DataSource,
  admin: Client,
  postmasterPid: number,
  { articles, words }: GrowthCorpus,
  texts: readonly string[][],
  random: Random,
): Promise<WritingFigures> {
  const keeper = new StatisticsKeeper(dataSource, {
    done: () => undefined,
    failed: (error) => console.error(error),
  });
  let isCrowded = false;
  // One after the other nothing is left to the keeper; then it works beside the publishers, as it does in the service.
  const gate = new Gate(dataSource, ADDRESSES, () => {
    if (isCrowded) keeper.touch();
  });
  const run = `${Date.now()}`;
  const write = async (at: number) => {
    const [title, text] = textOf(texts, words, random);
    const id = await seedArticle(dataSource, { title, slug: `growth-${run}-${at}`, markdown: text });
    await linkUp(dataSource, id);
    return id;
  };
  const publish = async (articleId: string) => {
    const prepared = (await gate.prepare(articleId, 1))!;
    await inTransaction(dataSource, async (manager) => {
      await manager.query(`select from editorial.article where id = $1 for update`, [articleId]);
      const order = { publicationId: newId(new Date()), at: null, until: null, userId: null };
      await gate.publish(manager, await gate.hold(manager, prepared), order);
    });
  };
  const login = 'seventh';
  const few = Math.max(1, Math.min(PUBLISHED, articles));
  const ids: string[] = [];
  for (let at = 0; at < few + 5; at += 1) ids.push(await write(at));
  for (const id of ids.slice(0, 5)) await publish(id);
  const times = await timesOf(admin, login, ids.slice(5), publish);
  const again = await timesOf(admin, login, ids.slice(5), publish);

  const before = await deadlocksOf(admin);
  isCrowded = true;
  const cpuBefore = cpuMs(postmasterPid);
  const beganAt = performance.now();
  let published = 0;
  const publisher = async (place: number) => {
    for (let at = place; performance.now() - beganAt < PUBLISHING_MS; at += PUBLISHERS, published += 1)
      await publish(ids[at % ids.length]!);
  };
  await Promise.all(Array.from({ length: PUBLISHERS }, (_, place) => publisher(place)));
  const perSecond = published / ((performance.now() - beganAt) / 1000);
  const cpu = (cpuMs(postmasterPid) - cpuBefore) / published;
  await keeper.stop();
  const deadlocks = (await deadlocksOf(admin)) - before;
  return { publish: times, republish: again, perSecond, cpuMs: cpu, deadlocks };
}

/** An author and two topics, as most articles have; none where the corpus has none. */
async function linkUp(dataSource: DataSource, articleId: string): Promise<void> {
  for (const [noun, count] of [
    ['author', 1],
    ['topic', 2],
  ] as const) {
    await dataSource.query(
      `insert into editorial.revision_${noun} (revision_id, ${noun}_id, position)
       select revision.id, chosen.id, row_number() over (order by chosen.id)
       from editorial.revision
       cross join (select id from editorial.${noun} where slug in ('${noun}-2', '${noun}-3') order by id limit ${count}) as chosen
       where revision.article_id = $1`,
      [articleId],
    );
  }
}

/** A new article out of the words of two others: about something that the corpus has. */
function textOf(texts: readonly string[][], words: number, random: Random): [title: string, text: string] {
  const sources = [
    pick(random, texts as [string[], ...string[][]]),
    pick(random, texts as [string[], ...string[][]]),
  ];
  const draw = () => {
    const from = sources[below(random, 2)]!;
    return from[below(random, from.length)]!;
  };
  const title = Array.from({ length: 6 }, draw).join(' ');
  return [title, Array.from({ length: words }, draw).join(' ')];
}

/** Of this process and of PostgreSQL's. */
function cpuMs(postmasterPid: number): number {
  const own = process.cpuUsage();
  return (own.user + own.system) / 1000 + (cpuMsOfChildren(postmasterPid) ?? 0);
}

async function deadlocksOf(admin: Client): Promise<number> {
  await admin.query('select pg_stat_force_next_flush()');
  const { rows } = await admin.query<{ deadlocks: string }>(
    `select deadlocks from pg_stat_database where datname = current_database()`,
  );
  return Number(rows[0]!.deadlocks);
}
