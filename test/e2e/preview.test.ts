import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { photograph } from '../support/media-bench.js';
import { signIn, type EditorialClient } from '../support/editorial-client.js';
import { ADMIN, startInProcess, type InProcessService } from '../support/in-process-service.js';

jest.setTimeout(60_000);

interface Link {
  readonly previewLink: { readonly id: string; readonly expiresAt: string } | null;
  readonly token: string | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

const CREATE = `mutation ($articleId: ID!, $input: PreviewLinkInput, $key: String) {
  createPreviewLink(articleId: $articleId, input: $input, idempotencyKey: $key) {
    previewLink { id expiresAt revision note createdBy { email } } token url userErrors { code message field }
  } }`;
const REVOKE = `mutation ($id: ID!) { revokePreviewLink(id: $id) { previewLink { revokedAt } userErrors { code } } }`;
const WRITE = `mutation ($input: CreateArticleInput!) {
  createArticle(input: $input) { article { id version draft { slug } } userErrors { message } } }`;
const PAGE = `query ($slug: String!) { article(slug: $slug, locale: "en") {
  title slug body { html text } readingTime { minutes } related { reason article { slug title body { html } } } url } }`;

describe('a preview link', () => {
  let database: TestDatabase;
  let service: InProcessService;
  let editor: EditorialClient;
  let draftId: string;
  let hiddenId: string;
  let token: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    service = await startInProcess(database.ownerUrl);
    editor = await signIn(service.url, ADMIN.email, ADMIN.password);
    hiddenId = await write({
      title: 'Another draft xylophone',
      slug: 'another-draft',
      body: { markdown: 'Words of another draft quetzalcoatl.' },
    });
    draftId = await write({
      title: 'A draft okapi',
      slug: 'a-draft',
      body: { markdown: 'First words wombat.\n\n## Second\n\nMore words.' },
      relatedIds: [hiddenId],
    });
    token = (await link(draftId)).token!;
  });

  afterAll(async () => {
    await service?.stop();
    await database?.drop();
  });

  async function write(input: object): Promise<string> {
    const { createArticle } = await editor.ask<{ createArticle: { article: { id: string } } }>(WRITE, {
      input,
    });
    return createArticle.article.id;
  }

  async function link(articleId: string, input: object = {}, key?: string): Promise<Link> {
    const answer = await editor.ask<{ createPreviewLink: Link }>(CREATE, { articleId, input, key });
    return answer.createPreviewLink;
  }

  async function ask(query: string, variables: object, bearer: string | null, path = '/preview/graphql') {
    const response = await fetch(`${service.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
  }

  it('shows the draft in the delivery schema as publishing would show it, cards of unpublished picks included', async () => {
    const { body, headers } = await ask(PAGE, { slug: 'a-draft' }, token);
    expect(body).toEqual({
      data: {
        article: {
          title: 'A draft okapi',
          slug: 'a-draft',
          body: {
            html: '<p>First words wombat.</p>\n<h2 id="second">Second</h2>\n<p>More words.</p>\n',
            text: 'First words wombat.\n\nSecond\n\nMore words.',
          },
          readingTime: { minutes: 1 },
          related: expect.arrayContaining([
            {
              reason: 'PICKED',
              article: { slug: 'another-draft', title: 'Another draft xylophone', body: { html: '' } },
            },
          ]),
          url: 'https://clinic.example/a-draft',
        },
      },
    });
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(headers.get('surrogate-key')).toBeNull();
  });

  it('is found by search within itself, and by nobody else', async () => {
    const search = `query ($text: String!) { search(text: $text) { nodes { slug } } }`;
    const inside = await ask(search, { text: 'wombat' }, token);
    expect(inside.body.data.search.nodes).toEqual([{ slug: 'a-draft' }]);
    const words = await ask(search, { text: 'quetzalcoatl' }, token);
    expect(words.body.data.search.nodes).toEqual([]);
    const outside = await ask(search, { text: 'wombat' }, null, '/graphql');
    expect(outside.body.data.search.nodes).toEqual([]);
  });

  it('leaves no trace in what readers see, however often somebody looks', async () => {
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    const state = async () => {
      const { rows } = await client.query(`
        select (select n from delivery.content_version) as version, (select count(*) from delivery.reading) as readings,
               (select count(*) from editorial.publication) as publications, (select count(*) from delivery.term) as terms,
               (select count(*) from delivery.slug_history) as slugs, (select count(*) from delivery.neighbour) as neighbours`);
      return rows[0] as unknown;
    };
    const before = await state();
    await Promise.all(Array.from({ length: 4 }, () => ask(PAGE, { slug: 'a-draft' }, token)));
    expect(await state()).toEqual(before);
    await client.end();
    const { body } = await ask(PAGE, { slug: 'a-draft' }, null, '/graphql');
    expect(body).toEqual({ data: { article: null } });
  });

  it('opens nothing else: no other draft, no other path, no editorial API', async () => {
    const id = hiddenId;
    const other = await ask(PAGE, { slug: 'another-draft' }, token);
    expect(other.text).not.toContain('quetzalcoatl');
    const node = await ask(
      `query ($id: ID!) { node(id: $id) { ... on Article { body { text } } } }`,
      { id },
      token,
    );
    expect(node.text).not.toContain('quetzalcoatl');
    const editorial = await ask(`{ viewer { email } }`, {}, token, '/editor/graphql');
    expect(editorial.body.data?.viewer ?? null).toBeNull();
    const delivery = await ask(PAGE, { slug: 'a-draft' }, token, '/graphql');
    expect(delivery.body.data.article).toBeNull();
  });

  it("shows the draft's images under addresses that end with it, and nobody else's", async () => {
    const token = await editor.ask<{ createAccessToken: { token: string } }>(
      `mutation { createAccessToken(input: { name: "upload", scopes: ["articles:write"] }) { token } }`,
    );
    const uploaded = await fetch(`${service.url}/editor/media`, {
      method: 'POST',
      headers: { 'content-type': 'image/jpeg', authorization: `Bearer ${token.createAccessToken.token}` },
      body: new Uint8Array(await photograph(800, 500)),
    });
    const { id: imageId } = (await uploaded.json()) as { id: string };
    const id = await write({
      title: 'Pictured',
      slug: 'pictured',
      image: { imageId, alt: 'The lead' },
      body: { portableText: [{ _type: 'figure', imageId, alt: 'A face' }] },
    });
    const shown = await link(id);
    const query = `{ article(slug: "pictured", locale: "en") { body { html } image { image { url(width: 320, format: WEBP) } } } }`;
    const { body } = await ask(query, {}, shown.token);
    const { url } = body.data.article.image.image as { url: string };
    expect(url).toMatch(/^https:\/\/clinic\.example\/preview\/[\w.-]+\/media\//);
    expect(body.data.article.body.html).toContain('<img src="https://clinic.example/preview/');
    const here = (address: string) =>
      fetch(address.replace('https://clinic.example', service.url), { redirect: 'manual' });
    const picture = await here(url);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(picture.headers.get('cache-control')).toBe('private, no-store');
    expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(100);

    const [, pass, rest] = /preview\/([\w.-]+)(\/media\/.*)$/.exec(url)!;
    expect((await here(`https://clinic.example${rest!}`)).status).toBe(404);
    expect((await here(url.replace(pass!, pass!.slice(0, -1)))).status).toBe(404);
    expect((await here(url.replace(pass!, shown.token!))).status).toBe(404);
    // A pass for images opens no text, and one draft's opens no other's images.
    expect((await ask(PAGE, { slug: 'pictured' }, pass!)).status).toBe(401);
    const other = await link(draftId);
    const foreign = (
      await ask(`{ site { name } articles(first: 1) { nodes { embed { url } } } }`, {}, other.token)
    ).body;
    const foreignPass = /preview\/([\w.-]+)\//.exec(JSON.stringify(foreign))?.[1];
    expect((await here(url.replace(pass!, foreignPass!))).status).toBe(302);
    await editor.ask(REVOKE, { id: shown.previewLink!.id });
    expect((await here(url)).status).toBe(404);
  });

  it('shows what was written since it was made, unless it is bound to a revision', async () => {
    const id = await write({ title: 'Moving', slug: 'moving', body: { markdown: 'One.' } });
    const newest = await link(id);
    const bound = await link(id, { revision: 1 });
    await editor.ask(
      `mutation ($id: ID!) { updateArticle(id: $id, expectedVersion: 1, input: { body: { markdown: "Two." } }) { userErrors { message } } }`,
      { id },
    );
    const text = async ({ token: bearer }: Link) =>
      (await ask(PAGE, { slug: 'moving' }, bearer)).body.data.article.body.text as string;
    expect(await text(newest)).toBe('Two.');
    expect(await text(bound)).toBe('One.');
  });

  it('ends at once when it is revoked, and by itself when its time is over', async () => {
    const revoked = await link(draftId);
    await editor.ask(REVOKE, { id: revoked.previewLink!.id });
    expect((await ask(PAGE, { slug: 'a-draft' }, revoked.token)).status).toBe(401);
    const expired = await link(draftId);
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query(`update editorial.preview_link set expires_at = clock_timestamp() where revoked_at is null and id = (
      select id from editorial.preview_link order by created_at desc limit 1)`);
    await client.end();
    const answer = await ask(PAGE, { slug: 'a-draft' }, expired.token);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      errors: [
        {
          message: expect.stringContaining('This preview link is not valid'),
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    });
  });

  it('refuses whoever has no token, half of one, or one in the address', async () => {
    for (const bearer of [null, '', token.slice(0, -1), `${token}a`, 'x'.repeat(10_000)]) {
      expect((await ask(PAGE, { slug: 'a-draft' }, bearer)).status).toBe(401);
    }
    const inAddress = await ask(PAGE, { slug: 'a-draft' }, null, `/preview/graphql?token=${token}`);
    expect(inAddress.status).toBe(401);
  });

  it('refuses links that cannot be, naming what would be right', async () => {
    const wrong = await Promise.all([
      link(draftId, { revision: 7 }),
      link(draftId, { hours: 100_000 }),
      link(draftId, { hours: 0 }),
      link(draftId, { note: 'x'.repeat(201) }),
    ]);
    expect(wrong.map(({ userErrors }) => userErrors[0]?.message)).toEqual([
      'The article has no revision 7; the newest is 1.',
      'A preview link works for at most 720 hours here.',
      'A link works for at least an hour.',
      'A note has at most 200 characters.',
    ]);
    expect(wrong.every((it) => it.previewLink === null && it.token === null)).toBe(true);
  });

  it('makes one link for one intention, however often it is sent', async () => {
    const [one, other] = [await link(draftId, {}, 'same'), await link(draftId, {}, 'same')];
    expect(other.previewLink).toEqual(one.previewLink);
    expect(other.token).toBe(one.token);
  });

  it('stands in no log, neither the token nor a word of the draft', () => {
    expect(service.log().length).toBeGreaterThan(100);
    for (const secret of [token, token.slice(0, 30), 'wombat', 'quetzalcoatl']) {
      expect(service.log()).not.toContain(secret);
    }
  });
});

describe("a preview's views", () => {
  it('stand before every table of delivery, with the very conditions of its policies', async () => {
    const database = await createTestDatabase();
    const service = await startInProcess(database.ownerUrl);
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ name: string; seen: string; shown: string }>(`
      select c.relname as name,
             (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from preview.%I', c.relname), false, true, '')))[1]::text as seen,
             c.relrowsecurity::text as shown
      from pg_class c where c.relnamespace = 'delivery'::regnamespace and c.relkind = 'r' order by 1`);
    expect(rows.length).toBeGreaterThan(10);
    const delivery = new Client({ connectionString: database.deliveryUrl });
    await delivery.connect();
    for (const { name, seen } of rows) {
      const answer = await delivery.query<{ n: string }>(`select count(*) as n from delivery.${name}`);
      expect(`${name} ${seen}`).toBe(`${name} ${answer.rows[0]!.n}`);
    }
    await delivery.end();
    await client.end();
    await service.stop();
    await database.drop();
  });
});
