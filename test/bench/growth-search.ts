import type { Client } from 'pg';
import type { GrowthCorpus } from './growth-corpus.js';
import type { GrowthReader } from './growth-reading.js';
import { timesOf, type Times } from './growth-times.js';
import { below, seededRandom, type Random } from './random.js';

const QUESTIONS = 200;
const MOST_WORDS = 10;
const WARMING = 20;

const SEARCH = `query ($text: String!) {
  search(text: $text, first: 10) { totalCount correctedText edges { score snippet node { title slug summary } } }
}`;

/** Questions of one to ten words out of articles: ten results with passages, and the total. */
export async function measureSearch(
  { ask, login }: GrowthReader,
  admin: Client,
  texts: readonly string[][],
): Promise<Times> {
  const random = seededRandom('words');
  const questions = texts.map((words, at) => {
    const text = Array.from({ length: 1 + (at % MOST_WORDS) }, () => words[below(random, words.length)]!);
    return { query: SEARCH, variables: { text: text.join(' ') } };
  });
  // The first plans of a connection are made for its values; those after them are kept.
  for (const question of questions.slice(0, WARMING)) await ask(question);
  return timesOf(admin, login, questions, ask);
}

/** Words of some articles: what is asked for and written about. */
export async function sampleTexts(
  admin: Client,
  { articles }: GrowthCorpus,
  random: Random,
): Promise<string[][]> {
  const docs = Array.from({ length: QUESTIONS }, () => 1 + below(random, articles));
  const { rows } = await admin.query<{ text: string }>(
    `select body_text as text from unnest($1::int[]) with ordinality as asked (doc, place)
     join delivery.reading using (doc) order by place`,
    [docs],
  );
  return rows.map(({ text }) => text.split(' '));
}
