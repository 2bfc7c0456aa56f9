import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { signIn, type EditorialClient } from '../support/editorial-client.js';
import { ADMIN, startInProcess, type InProcessService } from '../support/in-process-service.js';
import { PlainReader } from '../support/plain-reader.js';
import { Desk, type DeskArticle } from './oracle/desk.js';

jest.setTimeout(60_000);

/** In smaller locales every article may be near each other, and all go with each. */
const FILLERS = 66;
const FIELDS = 'totalCount nodes { title topics { name } authors { name } }';

/** What readers ask for; the names say what it is about. */
const ASKED = {
  everything: `{ articles(first: 3) { ${FIELDS} } }`,
  french: `{ articles(first: 3, filter: { locale: "fr" }) { ${FIELDS} } }`,
  dutch: `{ articles(first: 3, filter: { locale: "nl" }) { ${FIELDS} } }`,
  topicA: `{ articles(filter: { locale: "fr", topic: "sujet-a" }) { ${FIELDS} } }`,
  topicB: `{ articles(filter: { locale: "fr", topic: "sujet-b" }) { ${FIELDS} } }`,
  shortInB: `{ articles(filter: { topic: "sujet-b", readableWithin: 5 }, order: TITLE) { ${FIELDS} } }`,
  withinA: `{ topic(locale: "fr", slug: "sujet-a") { name articles(first: 5) { ${FIELDS} } } }`,
  withinB: `{ topic(locale: "fr", slug: "sujet-b") { name articles(first: 5) { ${FIELDS} } } }`,
  byAda: `{ articles(filter: { author: "ada" }) { ${FIELDS} } author(slug: "ada") { articles(locale: "fr") { ${FIELDS} } } }`,
  byBob: `{ articles(filter: { author: "bob" }) { ${FIELDS} } author(slug: "bob") { articles(locale: "fr") { ${FIELDS} } } }`,
  pageInB: `{ article(locale: "fr", slug: "b-1") { title topics { name } authors { name } } }`,
  unknown: `{ articles(filter: { locale: "fr", topic: "sujet-c" }) { ${FIELDS} } }`,
};
type Name = keyof typeof ASKED;
const NAMES = Object.keys(ASKED) as Name[];
const OF_A: readonly Name[] = ['topicA', 'withinA'];
const OF_B: readonly Name[] = ['topicB', 'shortInB', 'withinB'];
const OF_ALL: readonly Name[] = ['everything', 'french'];

describe('kept lists', () => {
  let database: TestDatabase;
  let service: InProcessService;
  let twin: InProcessService;
  let reader: PlainReader;
  let uncached: PlainReader;
  let client: EditorialClient;
  let desk: Desk;
  const ids: Record<string, string> = {};
  const articles: Record<string, DeskArticle> = {};

  beforeAll(async () => {
    database = await createTestDatabase();
    service = await startInProcess(database.ownerUrl);
    twin = await startInProcess(database.ownerUrl, { ANSWER_CACHE_BYTES: '0' });
    reader = new PlainReader(service.url);
    uncached = new PlainReader(twin.url);
    client = await signIn(service.url, ADMIN.email, ADMIN.password);
    desk = new Desk(client);
    for (const slug of ['ada', 'bob']) ids[slug] = await made('Author', { name: slug, slug });
    for (const slug of ['sujet-a', 'sujet-b']) ids[slug] = await made('Topic', topic(slug));
    const fillers = Array.from({ length: FILLERS }, (_, at) => `seul-${at}`);
    await Promise.all([0, 1, 2, 3].map((lane) => publishAll(fillers.filter((_, at) => at % 4 === lane))));
    await publish('a-1', ['sujet-a'], ['ada']);
    await publish('b-1', ['sujet-b'], ['bob']);
  });
  afterAll(async () => {
    reader?.close();
    uncached?.close();
    await service?.stop();
    await twin?.stop();
    await database?.drop();
  });

  const topic = (slug: string) => ({ name: slug, slug, locale: 'fr' });

  async function made(noun: 'Author' | 'Topic', input: object): Promise<string> {
    const field = noun.toLowerCase();
    const { result } = await client.ask<{ result: Record<string, { id: string }> }>(
      `mutation ($input: ${noun}Input!) { result: create${noun}(input: $input) { ${field} { id } userErrors { message } } }`,
      { input },
    );
    return result[field]!.id;
  }

  async function publishAll(slugs: readonly string[]): Promise<void> {
    for (const slug of slugs) await publish(slug, [], []);
  }

  /** No word of one is in another, so that none is near another. */
  async function publish(slug: string, topics: readonly string[], authors: readonly string[]) {
    const created = await desk.create({
      title: `Sur${slug.replaceAll('-', '')}`,
      slug,
      locale: 'fr',
      body: { markdown: `Mot${slug.replaceAll('-', 'x')}.` },
      topicIds: topics.map((each) => ids[each]),
      authorIds: authors.map((each) => ids[each]),
    });
    articles[slug] = await desk.publish(created);
  }

  async function change(slug: string, input: object): Promise<void> {
    articles[slug] = await desk.publish(await desk.update(articles[slug]!, input));
  }

  /** What has to be made anew after a change; what is shown is what one shows that keeps nothing. */
  async function madeAnewAfter(changing: () => Promise<unknown>): Promise<Name[]> {
    for (const name of NAMES) await reader.ask(ASKED[name]);
    await changing();
    while (!service.figures().isTrusted) await sleep(1);
    const anew: Name[] = [];
    for (const name of NAMES) {
      const before = service.figures();
      const { text } = await reader.ask(ASKED[name]);
      const { hits, misses } = service.figures();
      expect([name, hits + misses - before.hits - before.misses]).toEqual([name, 1]);
      if (misses > before.misses) anew.push(name);
      expect([name, text]).toEqual([name, (await uncached.ask(ASKED[name])).text]);
    }
    return anew;
  }

  const sorted = (...names: readonly Name[]) => NAMES.filter((name) => names.includes(name));

  it('of one topic and one author go where an article comes into it; others and pages stay', async () => {
    const anew = await madeAnewAfter(() => publish('a-2', ['sujet-a'], ['ada']));
    expect(anew).toEqual(sorted(...OF_ALL, ...OF_A, 'byAda'));
    const { text } = await reader.ask(ASKED.topicA);
    expect(text).toContain('Sura2');
  });

  it('go where an edit makes an article match that did not, and where it no longer does', async () => {
    const moved = await madeAnewAfter(() => change('a-2', { topicIds: [ids['sujet-b']] }));
    expect(moved).toEqual(sorted(...OF_ALL, ...OF_A, ...OF_B, 'byAda'));
    expect((await reader.ask(ASKED.topicB)).text).toContain('Sura2');
    const signed = await madeAnewAfter(() => change('a-2', { authorIds: [ids['bob']] }));
    expect(signed).toEqual(sorted(...OF_ALL, ...OF_B, 'byAda', 'byBob'));
    const gone = await madeAnewAfter(async () => (articles['a-2'] = await desk.unpublish(articles['a-2']!)));
    expect(gone).toEqual(sorted(...OF_ALL, ...OF_B, 'byBob'));
    expect((await reader.ask(ASKED.topicB)).text).not.toContain('Sura2');
  });

  it('stay where nothing of theirs changes, in their locale and in others', async () => {
    const anew = await madeAnewAfter(() => change('seul-1', { title: 'Surprise' }));
    expect(anew).toEqual(sorted(...OF_ALL));
  });

  it('of a topic that was not there fill with it, and go with its slug', async () => {
    await madeAnewAfter(async () => (ids['sujet-c'] = await made('Topic', topic('sujet-c'))));
    const anew = await madeAnewAfter(() => publish('c-1', ['sujet-c'], []));
    expect(anew).toEqual(sorted(...OF_ALL, 'unknown'));
    expect((await reader.ask(ASKED.unknown)).text).toContain('Surc1');
    await madeAnewAfter(() =>
      client.ask(
        `mutation ($id: ID!, $input: TopicInput!) {
          updateTopic(id: $id, expectedVersion: 1, input: $input) { userErrors { message } }
        }`,
        { id: ids['sujet-c'], input: { ...topic('sujet-d') } },
      ),
    );
    expect((await reader.ask(ASKED.unknown)).text).not.toContain('Surc1');
  });

  it('name themselves to other caches, and the list of all lists with it', async () => {
    const keys = async (name: Name) =>
      (await reader.ask(ASKED[name])).headers['surrogate-key']!.toString().split(' ');
    expect(await keys('french')).toEqual(expect.arrayContaining(['content', 'articles', 'articles-in-fr']));
    expect(await keys('topicB')).toEqual(expect.arrayContaining(['articles', 'articles-topic-sujet-b']));
    expect(await keys('everything')).toEqual(expect.arrayContaining(['articles', 'articles-all']));
  });
});
