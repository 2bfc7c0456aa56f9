import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startEditorial, type Credential, type EditorialServer } from '../support/editorial-server.js';
import { StoryDesk } from '../support/story-desk.js';

describe("patients' stories in the editorial API", () => {
  let database: TestDatabase;
  let server: EditorialServer;
  let desk: StoryDesk;
  let writer: Credential;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startEditorial(database.ownerUrl);
    const admin = await server.signedIn('ADMIN');
    writer = await server.signedIn('WRITER');
    desk = new StoryDesk((query, variables) => server.ask(query, variables, admin));
  });

  afterAll(async () => {
    await server?.close();
    await database?.drop();
  });

  async function delivered(slug: string): Promise<Record<string, unknown>> {
    const [row] = await server.dataSource.query<[Record<string, unknown>]>(
      `select * from delivery.reading
       where slug = $1 and visible_from <= clock_timestamp() and visible_until > clock_timestamp()`,
      [slug],
    );
    return row;
  }

  it('are kept by locale, without headings, and read back as they were written', async () => {
    const story = await desk.create({
      name: ' Ada ',
      texts: [
        { locale: 'en', body: { markdown: 'I **smile**.\n\n> Again.\n\n- one' }, imageAlt: 'Ada, smiling' },
        { locale: 'nl', body: { html: '<p>Ik lach.</p>' } },
      ],
    });
    expect(story).toMatchObject({
      name: 'Ada',
      version: 1,
      status: 'MISSING',
      texts: [
        { locale: 'en', markdown: 'I **smile**.\n\n> Again.\n\n- one\n', imageAlt: 'Ada, smiling' },
        { locale: 'nl', markdown: 'Ik lach.\n', imageAlt: null },
      ],
    });
  });

  it.each([
    ['no name', { texts: [{ locale: 'en', body: { markdown: 'x' } }] }, 'REQUIRED', ['input', 'name']],
    ['no words', { name: 'Ada' }, 'REQUIRED', ['input', 'texts']],
    [
      'a name that is too long',
      { name: 'A'.repeat(201), texts: [{ locale: 'en', body: { markdown: 'x' } }] },
      'TOO_LONG',
      ['input', 'name'],
    ],
    [
      'a heading',
      { name: 'Ada', texts: [{ locale: 'en', body: { markdown: '## My face' } }] },
      'INVALID',
      ['input', 'texts', '0', 'body', '0', 'style'],
    ],
    [
      'a call to action',
      {
        name: 'Ada',
        texts: [
          {
            locale: 'en',
            body: {
              portableText: [{ _type: 'callToAction', title: 'a', label: 'b', url: 'https://a.example' }],
            },
          },
        ],
      },
      'INVALID',
      ['input', 'texts', '0', 'body', '0'],
    ],
    [
      'a figure without alternative text',
      {
        name: 'Ada',
        texts: [{ locale: 'en', body: { portableText: [{ _type: 'figure', imageId: null, alt: '' }] } }],
      },
      'ALT_TEXT_MISSING',
      ['input', 'texts', '0', 'body', '0', 'alt'],
    ],
    [
      'a locale of no page',
      { name: 'Ada', texts: [{ locale: 'tlh', body: { markdown: 'x' } }] },
      'INVALID',
      ['input', 'texts', '0', 'locale'],
    ],
    [
      'an image that is not there',
      {
        name: 'Ada',
        imageId: Buffer.from('Image:00000000-0000-7000-8000-000000000001').toString('base64url'),
        texts: [{ locale: 'en', body: { markdown: 'x' } }],
      },
      'NOT_FOUND',
      ['input', 'imageId'],
    ],
  ])('are refused with %s', async (_, input, code, field) => {
    expect(await desk.refusalOfCreate(input)).toMatchObject([{ code, field }]);
  });

  it('cannot be referred to before they are there', async () => {
    const missing = Buffer.from('Testimonial:00000000-0000-7000-8000-000000000001').toString('base64url');
    expect(await desk.refusalOfArticle('Refers to nothing', missing)).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'body', '0', 'testimonial'] },
    ]);
  });

  it('hinder publishing without a consent, and warn when one is about to end', async () => {
    const story = await desk.create({ name: 'Beth', texts: [text('en', 'Words of Beth.')] });
    const article = await desk.article('With a story', story.id);
    expect(await desk.problems(article.id)).toContainEqual(
      expect.objectContaining({ code: 'CONSENT_MISSING', severity: 'BLOCKING' }),
    );
    expect(await desk.refusalOfPublish(article)).toMatchObject([{ code: 'CONSENT_MISSING' }]);
    const until = new Date(Date.now() + 10 * 86_400_000).toISOString();
    const consent = await desk.consent(story, { scopes: ['SITE'], until });
    expect(consent).toMatchObject({ isValid: true, testimonial: { status: 'EXPIRING' } });
    expect(await desk.problems(article.id)).toContainEqual(
      expect.objectContaining({ code: 'CONSENT_EXPIRES_SOON', severity: 'WARNING' }),
    );
    await desk.publish(article);
    expect(await desk.story(story.id)).toMatchObject({
      shown: true,
      forPartners: false,
      inDutch: false,
      usedIn: [{ id: article.id }],
    });
    const ended = await desk.endConsent(consent);
    expect(ended).toMatchObject({ isValid: false, testimonial: { status: 'EXPIRED', shown: false } });
    expect(JSON.stringify(await delivered('with-a-story'))).not.toContain('Beth');
  });

  it('change in every article at once, and search forgets what they said before', async () => {
    const story = await desk.create({ name: 'Cora', texts: [text('en', 'A quokkafish swims.')] });
    await desk.consent(story, { scopes: ['SITE', 'PARTNERS'] });
    const article = await desk.article('Changing words', story.id);
    await desk.publish(article);
    expect((await delivered('changing-words'))['html']).toContain('quokkafish');
    await desk.update(await desk.story(story.id), { texts: [text('en', 'A heron flies.')] });
    const after = await delivered('changing-words');
    expect(after['html']).toContain('A heron flies.');
    expect(await desk.everywhere(server, 'quokka')).toEqual([]);
  });

  it('are found by how their consent stands and by name', async () => {
    const story = await desk.create({ name: 'Dorothea Findable', texts: [text('en', 'x')] });
    expect(await desk.list({ text: 'findable', status: 'MISSING' })).toEqual([story.id]);
    await desk.consent(story, { scopes: ['SITE'] });
    expect(await desk.list({ text: 'findable', status: 'VALID' })).toEqual([story.id]);
    expect(await desk.list({ text: 'findable', status: 'EXPIRED' })).toEqual([]);
  });

  it('stay referred to in every revision, whatever path wrote it', async () => {
    const story = await desk.create({ name: 'Eve', texts: [text('en', 'x')] });
    const article = await desk.article('Revised often', story.id);
    await desk.restore(article);
    const [{ revisions }] = await server.dataSource.query<[{ revisions: number }]>(
      `select count(*)::int as revisions from editorial.revision_testimonial
       where testimonial_id = $1`,
      [desk.rowId(story.id)],
    );
    expect(revisions).toBe(2);
  });

  describe('once withdrawn', () => {
    it('leave readers at once with a receipt, and editors with nothing to read', async () => {
      const story = await desk.create({ name: 'Frida Wombatson', texts: [text('en', 'A wombat tale.')] });
      await desk.consent(story, { scopes: ['SITE', 'PARTNERS'], note: 'signed by Frida Wombatson' });
      const article = await desk.article('A tale', story.id);
      await desk.publish(article);
      const before = await delivered('a-tale');
      const { receipt, testimonial, contentVersion } = await desk.withdraw(
        await desk.story(story.id),
        'asked',
      );
      expect(receipt).toMatchObject({
        kind: 'WITHDRAWAL',
        contentVersion,
        articles: [{ article: { id: article.id }, revision: 1, locale: 'en', until: null, wasVisible: true }],
        images: [],
      });
      expect(receipt.words).toBeGreaterThanOrEqual(2);
      expect(testimonial).toMatchObject({ status: 'WITHDRAWN', withdrawalReason: 'asked', shown: false });
      const after = await delivered('a-tale');
      expect(after['words']).toBeLessThan(before['words'] as number);
      expect(JSON.stringify(after)).not.toMatch(/wombat/i);

      const seen = await server.ask(StoryDesk.STORY, { id: story.id }, writer);
      expect(seen.errors).toEqual([]);
      expect(seen.text).not.toMatch(/wombat|frida|asked/i);
      expect((await server.ask(StoryDesk.LIST, { text: 'Frida' }, writer)).text).not.toContain(story.id);
      expect(await desk.list({ text: 'Frida', status: 'WITHDRAWN' })).toEqual([story.id]);
    });

    it('are not changed, consented to or withdrawn again', async () => {
      const story = await desk.create({ name: 'Gaia', texts: [text('en', 'x')] });
      const { testimonial, receipt } = await desk.withdraw(story);
      const refused = await desk.refusals(testimonial);
      expect(refused).toEqual(['NOT_ALLOWED_NOW', 'NOT_ALLOWED_NOW']);
      const again = await desk.withdraw(testimonial);
      expect(again.receipt.id).toBe(receipt.id);
      expect(again.testimonial.version).toBe(testimonial.version);
    });

    it('leave the articles that use them editable, but for publishing', async () => {
      const story = await desk.create({ name: 'Hera', texts: [text('en', 'x')] });
      const article = await desk.article('Goes on', story.id);
      await desk.withdraw(story);
      const edited = await desk.retitle(article, 'Goes on still');
      expect(await desk.refusalOfPublish(edited)).toMatchObject([{ code: 'CONSENT_MISSING' }]);
    });

    it('are withdrawn once under a key, with the same receipt', async () => {
      const story = await desk.create({ name: 'Iris', texts: [text('en', 'x')] });
      const first = await desk.withdraw(story, null, 'one key');
      const second = await desk.withdraw(story, null, 'one key');
      expect(second.receipt.id).toBe(first.receipt.id);
    });

    it('leave publications whose time is over without a word of them as well', async () => {
      const story = await desk.create({ name: 'Juno', texts: [text('en', 'The numbatbird sang.')] });
      await desk.consent(story, { scopes: ['SITE'] });
      const article = await desk.article('Over by now', story.id);
      await desk.publish(article, { until: new Date(Date.now() + 700).toISOString() });
      await new Promise((resolve) => setTimeout(resolve, 900));
      expect(await desk.everywhere(server, 'numbat')).not.toEqual([]);
      await desk.withdraw(await desk.story(story.id));
      expect(await desk.everywhere(server, 'numbat')).toEqual(['editorial.testimonial']);
    });
  });

  it('are erased by administrators, for good', async () => {
    const story = await desk.create({ name: 'Kali', texts: [text('en', 'x')] });
    const editor = await server.signedIn('EDITOR');
    const { errors } = await server.ask(
      `mutation ($id: ID!) { eraseTestimonial(id: $id, expectedVersion: 1) { contentVersion } }`,
      { id: story.id },
      editor,
    );
    expect(errors[0]?.extensions['code']).toBe('FORBIDDEN');
    const { testimonial, receipt } = await desk.erase(story);
    expect(testimonial).toMatchObject({ name: null, texts: [], status: 'WITHDRAWN' });
    expect(testimonial.erasedAt).not.toBeNull();
    expect(receipt.kind).toBe('ERASURE');
    expect(testimonial.receipts.map((it) => it.kind)).toEqual(['WITHDRAWAL', 'ERASURE']);
  });

  it('take questions that found nothing along with their words', async () => {
    const { dataSource } = server;
    const story = await desk.create({ name: 'Lena Quollfeather', texts: [text('en', 'The face.')] });
    await dataSource.query(
      `insert into editorial.search_gap (day, locale, text, count)
       values (current_date, 'en', 'lena quollfeather', 3), (current_date, 'nl', 'quollfeather', 1),
              (current_date, 'en', 'the numbness', 3)`,
    );
    await desk.withdraw(story);
    const left = await dataSource.query<{ text: string }[]>(`select text from editorial.search_gap`);
    expect(left).toEqual([{ text: 'the numbness' }]);
  });

  it('are never left visible by a publication that runs beside the withdrawal', async () => {
    for (let round = 0; round < 6; round += 1) {
      const word = `racefish${String.fromCharCode(97 + round)}`;
      const story = await desk.create({ name: 'Maya', texts: [text('en', `One ${word}.`)] });
      await desk.consent(story, { scopes: ['SITE'] });
      const current = await desk.story(story.id);
      const article = await desk.article(`Race ${round}`, story.id);
      const outcomes = await Promise.allSettled([
        desk.publish(article),
        desk.withdraw(current),
        desk.article(`Race beside ${round}`, story.id),
      ]);
      expect(outcomes[1].status).toBe('fulfilled');
      expect(await desk.everywhere(server, word)).toEqual(['editorial.testimonial']);
    }
  });

  it('are either changed or withdrawn first, and never shown after both', async () => {
    for (let round = 0; round < 6; round += 1) {
      const word = `updatefish${String.fromCharCode(97 + round)}`;
      const story = await desk.create({ name: 'Nora', texts: [text('en', `One ${word}.`)] });
      await desk.consent(story, { scopes: ['SITE'] });
      await desk.publish(await desk.article(`Update race ${round}`, story.id));
      const current = await desk.story(story.id);
      await Promise.allSettled([
        desk.update(current, { texts: [text('en', `Two ${word}.`)] }),
        desk.withdraw(current),
      ]);
      const now = await desk.story(story.id);
      if (now.withdrawnAt === null) await desk.withdraw(now);
      expect(await desk.everywhere(server, word)).toEqual(['editorial.testimonial']);
    }
  });

  function text(locale: string, markdown: string) {
    return { locale, body: { markdown } };
  }
});
