import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startEditorial, type EditorialServer } from '../support/editorial-server.js';
import { StoryDesk } from '../support/story-desk.js';

/** What other systems got wrong, with references to patients' stories: the issue is named. */
describe('references to stories', () => {
  let database: TestDatabase;
  let server: EditorialServer;
  let desk: StoryDesk;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startEditorial(database.ownerUrl);
    const admin = await server.signedIn('ADMIN');
    desk = new StoryDesk((query, variables) => server.ask(query, variables, admin));
  });

  afterAll(async () => {
    await server?.close();
    await database?.drop();
  });

  const text = (locale: string, markdown: string) => ({ locale, body: { markdown } });
  const reference = (id: string) => ({
    _type: 'testimonial',
    testimonial: { _type: 'reference', _ref: id },
  });

  async function html(slug: string): Promise<string> {
    const [row] = await server.dataSource.query<[{ html: string } | undefined]>(
      `select html from delivery.reading
       where slug = $1 and visible_from <= clock_timestamp() and visible_until > clock_timestamp()`,
      [slug],
    );
    return row?.html ?? '';
  }

  it('keep their order through publishing, a new consent and a withdrawal (strapi#22228, strapi#26786)', async () => {
    const [one, two, three] = await Promise.all(
      ['One', 'Two', 'Three'].map((name) => desk.create({ name, texts: [text('en', `Words of ${name}.`)] })),
    );
    for (const each of [two!, one!, three!]) await desk.consent(each, { scopes: ['SITE'] });
    const related = [];
    for (const title of ['First related', 'Second related', 'Third related']) {
      related.push((await desk.article(title, one!.id)).id);
    }
    const article = await desk.article('In order', one!.id, {
      body: { portableText: [reference(three!.id), reference(one!.id), reference(two!.id)] },
      relatedIds: related.toReversed(),
    });
    await desk.publish(article);
    const names = async () => (await html('in-order')).match(/Words of \w+/g);
    expect(await names()).toEqual(['Words of Three', 'Words of One', 'Words of Two']);
    await desk.consent(two!, { scopes: ['PARTNERS'] });
    expect(await names()).toEqual(['Words of Three', 'Words of One', 'Words of Two']);
    await desk.withdraw(await desk.story(one!.id));
    expect(await names()).toEqual(['Words of Three', 'Words of Two']);
    const [{ ids }] = await server.dataSource.query<[{ ids: string[] }]>(
      `select related_ids as ids from delivery.reading where slug = 'in-order'`,
    );
    expect(ids).toEqual(related.toReversed().map((id) => desk.rowId(id)));
  });

  it('are not lost while what they lead to may not be shown, and come back in their place (strapi#25361)', async () => {
    const story = await desk.create({ name: 'Back', texts: [text('en', 'I am back.')] });
    const consent = await desk.consent(story, { scopes: ['SITE'] });
    await desk.publish(await desk.article('Comes back', story.id));
    await desk.endConsent(consent);
    expect(await html('comes-back')).toBe('<p>Before the story.</p>\n<p>After the story.</p>\n');
    await desk.consent(story, { scopes: ['SITE'] });
    expect(await html('comes-back')).toMatch(/Before the story\..*I am back\..*After the story\./s);
  });

  it('make no error of an article when they lead nowhere any more (contentful.js#418)', async () => {
    const story = await desk.create({ name: 'Gone', texts: [text('en', 'I am gone.')] });
    await desk.consent(story, { scopes: ['SITE'] });
    const article = await desk.article('Leads nowhere', story.id);
    await desk.publish(article);
    await desk.erase(await desk.story(story.id));
    expect(await html('leads-nowhere')).toBe('<p>Before the story.</p>\n<p>After the story.</p>\n');
    expect(await desk.problems(article.id)).toContainEqual(
      expect.objectContaining({ code: 'CONSENT_MISSING' }),
    );
  });

  it('never bring words of another locale or beyond the consent’s locales (payload#15664, payload#16303)', async () => {
    const story = await desk.create({ name: 'Anna', texts: [text('nl', 'Woorden.'), text('en', 'Words.')] });
    await desk.consent(story, { scopes: ['SITE'], locales: ['nl'] });
    const english = await desk.article('Only Dutch is agreed to', story.id);
    expect(await desk.refusalOfPublish(english)).toMatchObject([{ code: 'CONSENT_MISSING' }]);
    const dutch = await desk.article('Alleen Nederlands', story.id, { locale: 'nl' });
    await desk.publish(dutch);
    expect(await html('alleen-nederlands')).toContain('Woorden.');
    expect(await html('alleen-nederlands')).not.toContain('Words.');
    await desk.update(await desk.story(story.id), { texts: [{ locale: 'nl', body: null }] });
    expect(await html('alleen-nederlands')).not.toMatch(/Woorden|Words|Anna/);
  });

  it('show nothing of a draft: what is saved is public only where something published shows it (payload#5142)', async () => {
    const story = await desk.create({ name: 'Draftina', texts: [text('en', 'Only drafted.')] });
    await desk.consent(story, { scopes: ['SITE', 'PARTNERS'] });
    await desk.article('A mere draft', story.id);
    const [{ n }] = await server.dataSource.query<[{ n: number }]>(
      `select count(*)::int as n from delivery.reading where portable_text::text like '%drafted%'`,
    );
    expect(n).toBe(0);
    expect(await desk.story(story.id)).toMatchObject({ shown: false, status: 'VALID' });
  });
});
