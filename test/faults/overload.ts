import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { cpuMsOf } from '../bench/process-cost.js';
import { PlainReader } from '../support/plain-reader.js';
import type { CrowdPlan, CrowdReport } from './crowd.js';
import { Fleet } from './fleet.js';

// Finds how much one instance answers without its memory, then offers many times that while an editor works. Exit code 1 where
// less is answered in time than a share of the most, where a refusal does not say when to come again, or where the editor is refused.

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    times: { type: 'string', default: '10' },
    share: { type: 'string', default: '0.8' },
    pool: { type: 'string', default: '2' },
    connections: { type: 'string', default: '500' },
    questions: { type: 'string', default: 'search,page' },
  },
});
const [seconds, times, share] = [Number(values.seconds), Number(values.times), Number(values.share)];
const DEADLINE_MS = 1000;
/** Connections that keep it busy; the most it answers with any of them counts. */
const CLOSED = [4, 16, 32];
const EDIT_EVERY_MS = 250;
/** However fast it is, no more are offered a second: the crowd has to be able to send them. */
const MOST_A_SECOND = 40_000;

const fleet = await Fleet.start(1, {
  ANSWER_CACHE_BYTES: '0',
  DELIVERY_POOL_SIZE: values.pool,
  STARTER_CONTENT: 'true',
  NODE_ENV: 'production',
});
const instance = fleet.instances[0]!;
const rows: string[][] = [];
let isGood = true;

const QUESTIONS: Readonly<Record<string, () => Promise<string[]>>> = {
  async search() {
    const query = `query ($text: String!) { search(text: $text, first: 10, filter: { locale: "en" }) {
      totalCount edges { snippet node { title slug summary } } } }`;
    const texts = [
      'one side of my mouth wont move',
      'eye does not close at night',
      'facial palsy after pregnancy',
    ];
    return texts.map((text) => JSON.stringify({ query, variables: { text } }));
  },
  async page() {
    const reader = new PlainReader(instance.url);
    const { text } = await reader.ask('{ articles(first: 50) { nodes { slug locale } } }');
    reader.close();
    const { data } = JSON.parse(text) as { data: { articles: { nodes: object[] } } };
    const query = `query ($slug: String!, $locale: Locale) { article(slug: $slug, locale: $locale) {
      title summary publishedAt body { html } authors { name slug bio } topics { name }
      related(first: 4) { article { title slug summary authors { name } } } } }`;
    return data.articles.nodes.map((variables) => JSON.stringify({ query, variables }));
  },
};

async function crowd(plan: Omit<CrowdPlan, 'port' | 'deadlineMs'>): Promise<CrowdReport> {
  const whole: CrowdPlan = { ...plan, port: Number(new URL(instance.url).port), deadlineMs: DEADLINE_MS };
  const root = join(import.meta.dirname, '../..');
  const args = ['--import', join(root, 'test/support/typescript.mjs'), join(import.meta.dirname, 'crowd.ts')];
  const child = spawn(process.execPath, [...args, JSON.stringify(whole)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  await once(child, 'close');
  return JSON.parse(output) as CrowdReport;
}

/** Changes an article again and again until told to stop: also while the most is found, since it takes CPU time as well. */
async function edit(signal: AbortSignal): Promise<{ done: number; failed: number }> {
  const counts = { done: 0, failed: 0 };
  while (!signal.aborted) {
    counts[(await writer.save(`edition ${counts.done}`)) ? 'done' : 'failed'] += 1;
    await sleep(EDIT_EVERY_MS);
  }
  return counts;
}

/** The report, and CPU time that the service took, in ms. */
async function measured(plan: Omit<CrowdPlan, 'port' | 'deadlineMs'>): Promise<[CrowdReport, number]> {
  const before = cpuMsOf(instance.pid) ?? NaN;
  const report = await crowd(plan);
  return [report, (cpuMsOf(instance.pid) ?? NaN) - before];
}

async function tryQuestion(name: string): Promise<void> {
  const bodies = await QUESTIONS[name]!();
  await crowd({ bodies, seconds: 1, rate: null, connections: 4 });
  const stop = new AbortController();
  const editing = edit(stop.signal);
  let peak = 0;
  let cpuMs = NaN;
  for (const connections of CLOSED) {
    const [report, cpu] = await measured({ bodies, seconds: Math.min(3, seconds), rate: null, connections });
    if (report.good / report.seconds <= peak) continue;
    peak = report.good / report.seconds;
    cpuMs = cpu / report.good;
  }
  const rate = Math.min(times * peak, MOST_A_SECOND);
  const [report, cpu] = await measured({ bodies, seconds, rate, connections: Number(values.connections) });
  stop.abort();
  const edits = await editing;
  const goodput = report.good / report.seconds;
  isGood &&= goodput >= share * peak && report.untold === 0 && report.failed === 0 && edits.failed === 0;
  const perRefusal = (cpu - cpuMs * (report.good + report.late)) / report.refused;
  rows.push([
    name,
    peak.toFixed(0),
    rate.toFixed(0),
    (report.sent / report.seconds).toFixed(0),
    goodput.toFixed(0),
    (goodput / peak).toFixed(2),
    report.p99Ms.toFixed(0),
    (report.refused / report.seconds).toFixed(0),
    report.refusedP99Ms.toFixed(0),
    `${report.late}/${report.failed}`,
    `${edits.done}/${edits.failed}`,
    cpuMs.toFixed(3),
    perRefusal.toFixed(3),
  ]);
}

const writer = await fleet.writer();
try {
  for (const name of values.questions.split(',')) await tryQuestion(name);
} finally {
  await fleet.stop();
}
const HEAD =
  'question|most/s|offered/s|sent/s|good/s|of most|p99 ms|503/s|503 p99 ms|late/failed|edits done/failed|CPU ms an answer|CPU ms a refusal';
for (const row of [HEAD.split('|'), HEAD.split('|').map(() => '---'), ...rows])
  console.log(`| ${row.join(' | ')} |`);
process.exit(isGood ? 0 : 1);
