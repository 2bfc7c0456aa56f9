import { Gate } from '../../src/publication/gate.js';
import { ADDRESSES, openForBulk } from './generate.js';
import { insertAuthors, insertTopics } from './corpus-rows.js';
import type { CorpusAuthor, CorpusTopic } from './corpus.js';

// Who signs the articles of a growth corpus, and what they are about. Their number does not grow with the articles, their lists do.

const LOCALE = 'en';
/** Topics and authors count from 1: the first has a tenth of all articles, the last but one a few, the last none. */
const TOPICS = 40;
const AUTHORS = 50;
/** How steeply the shares of those between fall (Zipf and Mandelbrot). */
const SHIFT = 4;
const ARTICLES_OF_THE_LARGEST = 10;
const FEW = 5;
const SECOND_AUTHOR_SHARE = 0.3;

/** Slugs of those that differ most in how many articles they have. */
export const TOPIC_SLUGS = slugsOf('topic', TOPICS);
export const AUTHOR_SLUGS = slugsOf('author', AUTHORS);

function slugsOf(noun: string, count: number) {
  return { many: `${noun}-1`, few: `${noun}-${count - 1}`, none: `${noun}-${count}` };
}

/** Writes them into an empty database and shows them to readers through the gate. */
export async function writeTopicsAndAuthors(ownerUrl: string): Promise<void> {
  const topics = numbered(TOPICS, (place): CorpusTopic => ({
    id: idOf('topic', place),
    slug: `topic-${place}`,
    name: `Topic ${place}`,
    description: 'What its articles have in common, in one sentence.',
  }));
  const authors = numbered(AUTHORS, (place): CorpusAuthor => ({
    id: idOf('author', place),
    slug: `author-${place}`,
    name: `Author ${place}`,
    credentials: 'MD, PhD',
    jobTitle: { [LOCALE]: 'Physician' },
    bio: { [LOCALE]: 'A few sentences about the author. They are about as long as they are in life.' },
  }));
  const dataSource = openForBulk(ownerUrl);
  await dataSource.initialize();
  try {
    await insertAuthors(dataSource, authors);
    await insertTopics(dataSource, LOCALE, topics);
    const gate = new Gate(dataSource, ADDRESSES);
    await dataSource.transaction(async (manager) => {
      for (const { id } of authors) await gate.publishAuthor(manager, id);
      for (const { id } of topics) await gate.publishTopic(manager, id);
    });
  } finally {
    await dataSource.destroy();
  }
}

function numbered<T>(count: number, make: (place: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at + 1));
}

/** The place in hexadecimal digits: SQL makes the same out of a number. */
function idOf(noun: 'topic' | 'author', place: number): string {
  const hex = place.toString(16).padStart(4, '0');
  return `${PREFIXES[noun]}${hex}`;
}

const PREFIXES = {
  topic: '01500000-0000-7000-8000-00000001',
  author: '01500000-0000-7000-8000-00000002',
} as const;

/** SQL: the ids of an article's topics, in order. The first topic has every tenth article and no other. */
export function topicIds(doc: string, articles: number): string {
  const drawn = placeBetween(2, TOPICS - 2);
  return idsOf('topic', [
    `case when ${doc} % ${ARTICLES_OF_THE_LARGEST} = 0 then 1 else ${drawn} end`,
    drawn,
    isOneOfFew(doc, articles, 0, TOPICS - 1),
  ]);
}

/** SQL: the ids of an article's authors, in order. */
export function authorIds(doc: string, articles: number): string {
  const drawn = placeBetween(2, AUTHORS - 2);
  return idsOf('author', [
    `case when ${doc} % ${ARTICLES_OF_THE_LARGEST} = 5 then 1 else ${drawn} end`,
    `case when random() < ${SECOND_AUTHOR_SHARE} then ${drawn} end`,
    isOneOfFew(doc, articles, 1, AUTHORS - 1),
  ]);
}

function placeBetween(first: number, last: number): string {
  const size = last - first + 1;
  return `${first} + floor(${SHIFT} * (pow(${(size + SHIFT) / SHIFT}, random()) - 1))::int`;
}

/** Spread evenly over all the years. */
function isOneOfFew(doc: string, articles: number, offset: number, place: number): string {
  return `case when (${doc} + ${offset}) % ${Math.max(1, Math.floor(articles / FEW))} = 0 then ${place} end`;
}

/** SQL: the ids of the places that are not null, each once. */
function idsOf(noun: 'topic' | 'author', places: readonly string[]): string {
  const rows = places.map((place, at) => `(${at}, ${place})`).join(', ');
  return `(select array_agg(('${PREFIXES[noun]}' || lpad(to_hex(place), 4, '0'))::uuid order by turn)
           from (select place, min(turn) as turn from (values ${rows}) as drawn (turn, place)
                 where place is not null group by place) as once)`;
}
