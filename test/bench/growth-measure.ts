import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { Gate } from '../../src/publication/gate.js';
import { inTransaction } from '../../src/database/transaction.js';
import { StatisticsKeeper } from '../../src/publication/statistics-keeper.js';
import { newId } from '../../src/rules/uuid.js';
import { startDelivery } from '../support/delivery-server.js';
import { seedArticle } from '../support/seed-article.js';
import { createDataSource } from '../../src/database/data-source.js';
import { ADDRESSES } from './generate.js';
import type { GrowthCorpus } from './growth-corpus.js';
import type { GrowthDatabase } from './growth-database.js';
import { cpuMsOfChildren } from './process-cost.js';
import { below, pick, seededRandom, type Random } from './random.js';

/** Milliseconds of database time: what PostgreSQL took to plan and run the statements of one request. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
}

export interface GrowthFigures {
  readonly corpus: GrowthCorpus;
  readonly search: Times;
  readonly page: Times;
  /** Of a new article, and of a change to one that is published. */
  readonly publish: Times;
  readonly republish: Times;
  /** Publications a second that eight publishers reach, and how many deadlocks PostgreSQL saw meanwhile. */
  readonly perSecond: number;
  /** CPU time of all that a publication of theirs takes, in Node and PostgreSQL: what a quiet machine could reach at most. */
  readonly cpuMs: number;
  readonly deadlocks: number;
}

const QUESTIONS = 200;
const MOST_WORDS = 10;
const PAGES = 200;
const PUBLISHED = 40;
const PUBLISHERS = 8;
const PUBLISHING_MS = 8000;

const SEARCH = `query ($text: String!) {
  search(text: $text, first: 10) { totalCount correctedText edges { score snippet node { title slug summary } } }
}`;
const PAGE = `query ($slug: String!) {
  article(slug: $slug) { title body { html } related(first: 4) { reason score article { title slug summary } } }
}`;

/** Asks and publishes as clients and editors would, one after the other, and then eight publishers at once. */
export async function measureGrowth(database: GrowthDatabase, corpus: GrowthCorpus): Promise<GrowthFigures> {
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  const dataSource = createDataSource({
    ownerUrl: database.ownerUrl,
    entities: [],
    poolSize: PUBLISHERS + 4,
    statementTimeoutMs: 60_000,
    connectTimeoutMs: 10_000,
  });
  await dataSource.initialize();
  try {
    const random = seededRandom('questions');
    const texts = await sampleTexts(admin, corpus, random);
    const reading = await measureReading(database, admin, corpus, texts, random);
    const writing = await measureWriting(dataSource, admin, database.postmasterPid, corpus, texts, random);
    return { corpus, ...reading, ...writing };
  } finally {
    await dataSource.destroy();
    await admin.end();
  }
}

/** Words of some articles. */
async function sampleTexts(admin: Client, { articles }: GrowthCorpus, random: Random): Promise<string[][]> {
  const docs = Array.from({ length: QUESTIONS }, () => 1 + below(random, articles));
  const { rows } = await admin.query<{ text: string }>(
    `select body_text as text from unnest($1::int[]) with ordinality as asked (doc, place)
     join delivery.reading using (doc) order by place`,
    [docs],
  );
  return rows.map(({ text }) => text.split(' '));
}

async function measureReading(
  { deliveryUrl, adminUrl }: GrowthDatabase,
  admin: Client,
  { articles }: GrowthCorpus,
  texts: readonly string[][],
  random: Random,
): Promise<Pick<GrowthFigures, 'search' | 'page'>> {
  const login = decodeURIComponent(new URL(deliveryUrl).username);
  const server = await startDelivery(deliveryUrl, { DELIVERY_POOL_SIZE: '1' });
  const ask = async (query: string, variables: object) => {
    const { errors, data } = await server.ask(query, variables);
    if (errors.length > 0) throw new Error(`${adminUrl}: ${JSON.stringify(errors)}`);
    return data;
  };
  try {
    const questions = texts.map((words, at) =>
      Array.from({ length: 1 + (at % MOST_WORDS) }, () => words[below(random, words.length)]!).join(' '),
    );
    const slugs = Array.from({ length: PAGES }, () => `article-${1 + below(random, articles)}`);
    // The first plans of a connection are made for its values; those after them are kept.
    for (const text of questions.slice(0, 20)) await ask(SEARCH, { text });
    for (const slug of slugs.slice(0, 20)) await ask(PAGE, { slug });
    const search = await timesOf(admin, login, questions, (text) => ask(SEARCH, { text }));
    const page = await timesOf(admin, login, slugs, (slug) => ask(PAGE, { slug }));
    return { search, page };
  } finally {
    await server.close();
  }
}

async function measureWriting(
  dataSource: DataSource,
  admin: Client,
  postmasterPid: number,
  { articles, words }: GrowthCorpus,
  texts: readonly string[][],
  random: Random,
): Promise<Pick<GrowthFigures, 'publish' | 'republish' | 'perSecond' | 'cpuMs' | 'deadlocks'>> {
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
  const write = (at: number) => {
    const [title, text] = textOf(texts, words, random);
    return seedArticle(dataSource, { title, slug: `growth-${run}-${at}`, markdown: text });
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

/** Database time of each, by pg_stat_statements and the login that asks. Wants a quiet database. */
async function timesOf<T>(
  admin: Client,
  login: string,
  things: readonly T[],
  work: (thing: T) => Promise<unknown>,
): Promise<Times> {
  const times: number[] = [];
  for (const thing of things) {
    await admin.query('select pg_stat_statements_reset()');
    await work(thing);
    const { rows } = await admin.query<{ ms: number }>(
      `select coalesce(sum(total_plan_time + total_exec_time), 0)::float8 as ms from pg_stat_statements
       where userid = (select oid from pg_roles where rolname = $1)`,
      [login],
    );
    times.push(rows[0]!.ms);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const quantile = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: quantile(0.5), p95: quantile(0.95) };
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
