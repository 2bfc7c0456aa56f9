import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { signIn, type EditorialClient } from '../support/editorial-client.js';
import { ADMIN, startInProcess, type InProcessService } from '../support/in-process-service.js';
import { StoryDesk } from '../support/story-desk.js';

jest.setTimeout(60_000);

describe('a consent that does not cover everything', () => {
  let database: TestDatabase;
  let service: InProcessService;
  let editor: EditorialClient;
  let desk: StoryDesk;
  let partnerId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    service = await startInProcess(database.ownerUrl);
    editor = await signIn(service.url, ADMIN.email, ADMIN.password);
    desk = new StoryDesk(async (query, variables) => ({
      data: await editor.ask(query, variables),
      errors: [],
    }));
    const { createPartner } = await editor.ask<{ createPartner: { partner: { publicId: string } } }>(
      `mutation { createPartner(input: { name: "A league", origins: ["https://league.example"] }) { partner { publicId } } }`,
    );
    partnerId = createPartner.partner.publicId;
  });

  afterAll(async () => {
    await service?.stop();
    await database?.drop();
  });

  async function shown(path: string, word: string): Promise<boolean> {
    const response = await fetch(service.url + path, { headers: { 'apollo-require-preflight': 'true' } });
    const text = await response.text();
    expect([path, response.status]).toEqual([path, 200]);
    return text.toLowerCase().includes(word);
  }

  async function told(word: string, consent: object): Promise<string> {
    const texts = [{ locale: 'en', body: { markdown: `I saw a ${word}.` } }];
    const story = await desk.create({ name: `Told ${word}`, texts });
    await desk.consent(story, consent);
    const slug = `about-${word}`;
    await desk.publish(await desk.article(`About a story`, story.id, { slug }));
    return slug;
  }

  const query = (slug: string) =>
    `/graphql?query=${encodeURIComponent(`{ article(slug: "${slug}") { body { html } sections { text } jsonLd } }`)}`;

  it('keeps the story from partners, and only from them', async () => {
    const slug = await told('siteonlyfish', { scopes: ['SITE'] });
    expect(await shown(query(slug), 'saw a siteonlyfish')).toBe(true);
    expect(await shown(`/embed/p/${partnerId}/${slug}`, 'saw a siteonlyfish')).toBe(false);
    const both = await told('bothfish', { scopes: ['SITE', 'PARTNERS'] });
    expect(await shown(`/embed/p/${partnerId}/${both}`, 'saw a bothfish')).toBe(true);
  });

  it('does not let partners show what the site itself may not', async () => {
    const texts = [{ locale: 'en', body: { markdown: 'A partnerfish.' } }];
    const story = await desk.create({ name: 'Only partners', texts });
    await desk.consent(story, { scopes: ['PARTNERS'] });
    const article = await desk.article('Partners alone', story.id);
    expect(await desk.refusalOfPublish(article)).toMatchObject([{ code: 'CONSENT_MISSING' }]);
  });

  it('ends by itself on every surface, answers that were kept included', async () => {
    const until = new Date(Date.now() + 4000);
    const slug = await told('endingfish', {
      scopes: ['SITE', 'PARTNERS'],
      until: until.toISOString(),
    });
    const search = `/graphql?query=${encodeURIComponent('{ search(text: "saw endingfish") { edges { snippet } } }')}`;
    const surfaces = [
      query(slug),
      search,
      `/articles/${slug}.md`,
      `/embed/p/${partnerId}/${slug}`,
      '/feeds/articles.atom',
      '/feeds/articles.json',
    ];
    // Snippets mark what was asked for.
    const words = (path: string) => (path === search ? 'endingfish</mark>' : 'a endingfish');
    for (const path of surfaces) expect([path, await shown(path, words(path))]).toEqual([path, true]);
    for (const path of surfaces) await shown(path, words(path));
    await sleep(until.getTime() - Date.now() + 100);
    for (const path of surfaces) {
      const isShown = await shown(path, words(path));
      const isNamed = await shown(path, 'told endingfish');
      expect([path, isShown, isNamed]).toEqual([path, false, false]);
    }
    const { testimonials } = await editor.ask<{ testimonials: { nodes: { name: string }[] } }>(
      `{ testimonials(status: EXPIRED) { nodes { name } } }`,
    );
    expect(testimonials.nodes).toEqual([{ name: 'Told endingfish' }]);
  });

  it('begins by itself where it begins later', async () => {
    const from = new Date(Date.now() + 1500);
    const texts = [{ locale: 'en', body: { markdown: 'A laterfish.' } }];
    const story = await desk.create({ name: 'Later', texts });
    await desk.consent(story, { scopes: ['SITE'], from: from.toISOString() });
    const article = await desk.article('Later on', story.id);
    expect(await desk.refusalOfPublish(article)).toMatchObject([{ code: 'CONSENT_MISSING' }]);
    const at = new Date(from.getTime() + 500);
    await desk.publish(article, { at: at.toISOString() });
    await sleep(at.getTime() - Date.now() + 200);
    expect(await shown(query('later-on'), 'a laterfish')).toBe(true);
  });
});
