import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { signIn, type EditorialClient } from '../support/editorial-client.js';
import { ADMIN, startInProcess, type InProcessService } from '../support/in-process-service.js';
import { PlainReader } from '../support/plain-reader.js';
import { Desk, type DeskArticle } from './oracle/desk.js';

jest.setTimeout(60_000);

const PAGE = `query ($slug: String!, $locale: Locale) { article(slug: $slug, locale: $locale) {
  title locale authors { name } topics { name } translations { locale slug } related(first: 6) { article { title } }
} }`;
const LIST = `query ($locale: Locale) { articles(first: 5, filter: { locale: $locale }) { totalCount nodes { title authors { name } } } }`;
const SEARCH = `{ search(text: "zygomatic", filter: { locale: "en" }) { totalCount nodes { article { title } } } }`;
const TOPIC = `{ topic(slug: "cached-topic", locale: "en") { name articles(first: 5) { totalCount nodes { title } } } }`;

describe.each([
  ['answers from memory', {}],
  ['answers made anew of authors and topics in memory', { ANSWER_CACHE_BYTES: '0' }],
])('a change, in the very next answer after that of its mutation: %s', (_, env) => {
  let database: TestDatabase;
  let service: InProcessService;
  let second: InProcessService;
  let here: PlainReader;
  let there: PlainReader;
  let client: EditorialClient;
  let desk: Desk;
  let authorId: string;
  let topicId: string;
  let article: DeskArticle;

  beforeAll(async () => {
    database = await createTestDatabase();
    service = await startInProcess(database.ownerUrl, env);
    second = await startInProcess(database.ownerUrl, env);
    here = new PlainReader(service.url);
    there = new PlainReader(second.url);
    client = await signIn(service.url, ADMIN.email, ADMIN.password);
    desk = new Desk(client);
    authorId = await made('author', 'createAuthor', 'AuthorInput', { name: 'Ada First' });
    topicId = await made('topic', 'createTopic', 'TopicInput', {
      name: 'Cached topic',
      slug: 'cached-topic',
    });
    const created = await desk.create(input('The first page', 'first-page'));
    article = await desk.publish(created);
  });
  afterAll(async () => {
    here?.close();
    there?.close();
    await service?.stop();
    await second?.stop();
    await database?.drop();
  });

  function input(title: string, slug: string, text = 'Text about the zygomatic branch.') {
    return { title, slug, body: { markdown: text }, authorIds: [authorId], topicIds: [topicId] };
  }

  async function made(noun: string, mutation: string, type: string, input: object): Promise<string> {
    const { result } = await client.ask<{ result: Record<string, { id: string }> }>(
      `mutation ($input: ${type}!) { result: ${mutation}(input: $input) { ${noun} { id } userErrors { message } } }`,
      { input },
    );
    return result[noun]!.id;
  }

  async function renamed(mutation: string, type: string, id: string, expectedVersion: number, name: string) {
    await client.ask(
      `mutation ($id: ID!, $expectedVersion: Int!, $input: ${type}!) {
        ${mutation}(id: $id, expectedVersion: $expectedVersion, input: $input) { contentVersion userErrors { message } }
      }`,
      { id, expectedVersion, input: { name } },
    );
  }

  /** Everything that may show it, kept by both instances. */
  async function warm(): Promise<void> {
    for (const reader of [here, there]) for (let time = 0; time < 2; time += 1) await everything(reader);
  }

  async function everything(reader: PlainReader, headers: Record<string, string> = {}): Promise<string> {
    const answers = [
      await reader.ask(PAGE, { slug: 'first-page' }, headers),
      await reader.ask(PAGE, { slug: 'first-page', locale: 'nl' }, headers),
      await reader.ask(PAGE, { slug: 'second-page' }, headers),
      await reader.ask(PAGE, { slug: 'renamed-page' }, headers),
      await reader.ask(LIST, { locale: 'en' }, headers),
      await reader.ask(SEARCH, {}, headers),
      await reader.ask(TOPIC, {}, headers),
      await reader.ask('{ contentVersion }', {}, headers),
    ];
    const versions = answers.map(({ version }) => version);
    expect(versions).toEqual(versions.toSorted((one, other) => one - other));
    return answers.map(({ text }) => text).join('');
  }

  /**
   * Does `change` to what both keep. At once its own instance shows it, and the other one to who says what he has seen:
   * the same as one that keeps nothing.
   */
  async function shows(change: () => Promise<unknown>): Promise<string> {
    await warm();
    const before = await everything(here);
    await change();
    const after = await everything(here);
    expect(after).not.toBe(before);
    const { version } = await here.ask('{ contentVersion }');
    const elsewhere = await everything(there, { 'x-min-content-version': String(version) });
    expect(elsewhere).toBe(after);
    const twin = await startInProcess(database.ownerUrl, { ANSWER_CACHE_BYTES: '0' });
    const uncached = new PlainReader(twin.url);
    expect(after).toBe(await everything(uncached));
    uncached.close();
    await twin.stop();
    return after;
  }

  it('is shown where something is published, corrected or taken away', async () => {
    let other = await desk.create(input('The second page', 'second-page'));
    expect(await shows(async () => (other = await desk.publish(other)))).toContain('The second page');
    other = await desk.update(other, { title: 'The second page, corrected' });
    expect(await shows(async () => (other = await desk.publish(other)))).toContain('corrected');
    expect(await shows(async () => (other = await desk.unpublish(other)))).not.toContain('corrected');
    expect(await shows(async () => (other = await desk.publish(other)))).toContain('corrected');
  });

  it('is shown where an author or a topic is renamed', async () => {
    const author = () => renamed('updateAuthor', 'AuthorInput', authorId, 1, 'Ada Second');
    expect(await shows(author)).toContain('Ada Second');
    const topic = () => renamed('updateTopic', 'TopicInput', topicId, 1, 'Renamed topic');
    expect(await shows(topic)).toContain('Renamed topic');
  });

  it('is shown where a translation stands in for what was fallen back to', async () => {
    const dutch = await desk.create({
      title: 'De eerste',
      slug: 'eerste',
      locale: 'nl',
      body: { markdown: 'Tekst over zenuwen.' },
      translationOf: article.id,
    });
    expect((await here.ask(PAGE, { slug: 'first-page', locale: 'nl' })).text).toContain('The first page');
    let published = dutch;
    await shows(async () => (published = await desk.publish(dutch)));
    expect((await here.ask(PAGE, { slug: 'first-page', locale: 'nl' })).text).toContain('De eerste');
    await shows(() => desk.unpublish(published));
  });

  it('is shown where a slug changes, at the old one too', async () => {
    article = await desk.update(await desk.find(article.id), { slug: 'renamed-page' });
    await shows(async () => (article = await desk.publish(article)));
    expect((await here.ask(PAGE, { slug: 'first-page' })).text).toContain('The first page');
  });

  it('is shown where questions are read in another way', async () => {
    await warm();
    const before = (await here.ask(`{ search(text: "cheekish", filter: { locale: "en" }) { totalCount } }`))
      .text;
    await client.ask(
      `mutation { createSynonymGroup(input: { locale: "en", phrases: ["cheekish", "zygomatic"] }) { userErrors { message } } }`,
    );
    expect(
      (await here.ask(`{ search(text: "cheekish", filter: { locale: "en" }) { totalCount } }`)).text,
    ).not.toBe(before);
  });

  it('is shown when what was scheduled opens and ends, which nobody is told of', async () => {
    const planned = await desk.create(input('The planned page', 'planned-page'));
    const at = Date.now() + 1500;
    const { version } = await here.ask(PAGE, { slug: 'planned-page' });
    await desk.publish(planned, { at: new Date(at).toISOString(), until: new Date(at + 1500).toISOString() });
    for (const reader of [here, there]) {
      const answer = await reader.ask(PAGE, { slug: 'planned-page' });
      expect([answer.text, answer.version]).toEqual(['{"data":{"article":null}}\n', version]);
    }
    for (const [until, title] of [
      [at, 'The planned page'],
      [at + 1500, null],
    ] as const) {
      await sleep(until - Date.now() - 300);
      for (const reader of [here, there]) await reader.ask(PAGE, { slug: 'planned-page' });
      await sleep(until - Date.now() + 1);
      for (const reader of [here, there]) {
        const { text } = await reader.ask(PAGE, { slug: 'planned-page' });
        const { data } = JSON.parse(text) as { data: { article: { title: string } | null } };
        expect(data.article?.title ?? null).toBe(title);
      }
    }
  });
});
