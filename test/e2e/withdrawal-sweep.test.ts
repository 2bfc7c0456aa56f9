import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { buildSchema } from 'graphql';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { roles, type Role } from '../../src/rules/permissions.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startInProcess, type InProcessService } from '../support/in-process-service.js';
import { Markers } from '../support/markers.js';
import { cookiesOfRoles } from '../support/role-cookies.js';
import { StoryDesk, tablesHolding, type Story } from '../support/story-desk.js';
import { LEAD, NAME, publishEverywhere, SLUG, WORDS } from '../support/story-everywhere.js';
import { Requests, type OracleRequest } from './oracle/requests.js';

jest.setTimeout(180_000);

describe('a withdrawn story', () => {
  let database: TestDatabase;
  let dataDir: string;
  let service: InProcessService;
  let other: InProcessService;
  let desk: StoryDesk;
  let cookies: Readonly<Record<Role, string>>;
  let story: Story;
  let markers: Markers;
  let imageRow: string;
  let consentId: string;
  let articles: readonly string[];
  let partnerId: string;
  let previewToken: string;
  let addresses: string[];
  let tags: ReadonlyMap<string, string>;
  let withdrawnVersion: number;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'seventh-sweep-'));
    // Counts of what visitors typed are theirs, not the story's; that they go along is tested beside the commands.
    const env = { DATA_DIR: dataDir, SEARCH_GAP_DAYS: '0' };
    service = await startInProcess(database.ownerUrl, env);
    other = await startInProcess(database.ownerUrl, env);
    cookies = await cookiesOfRoles(database.ownerUrl);
    desk = new StoryDesk((query, variables) => ask(query, variables, 'ADMIN'));
    const everywhere = await publishEverywhere({ url: service.url, desk, cookies, ask });
    ({ story, markers, imageRow, consentId, articles, partnerId, previewToken } = everywhere);
  });

  afterAll(async () => {
    await other?.stop();
    await service?.stop();
    await database?.drop();
    if (dataDir) await rm(dataDir, { recursive: true, force: true });
  });

  async function ask(query: string, variables: object, role: Role) {
    const response = await fetch(`${service.url}/editor/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: cookies[role] },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const { data, errors = [] } = JSON.parse(text) as { data: never; errors?: unknown[] };
    return { data, errors, text };
  }

  const ARTICLE = `title summary body { html markdown text portableText figures { alt caption image { id url } } }
    sections { title html text } readingTime { words minutes } image { alt image { url } } jsonLd embed { html }
    seo { title description }`;
  const QUERIES: Readonly<Record<string, string>> = {
    article: `{ article(slug: "${SLUG}") { ${ARTICLE} related { article { title } score } } }`,
    led: `{ article(slug: "${LEAD}") { ${ARTICLE} } }`,
    list: `{ articles(first: 100) { totalCount nodes { ${ARTICLE} } } }`,
    search: `{ search(text: "${WORDS[0]}") { totalCount edges { snippet score node { title summary } } } }`,
    searchByName: `{ search(text: "quokkasdottir") { totalCount correctedText edges { snippet node { title } } } }`,
    misspelled: `{ search(text: "xylocarpin") { totalCount correctedText edges { snippet } } }`,
    suggest: `{ suggest(text: "vexil") { completions articles { title } } }`,
  };

  async function asked(query: string, at = service, version?: number): Promise<string> {
    const response = await fetch(`${at.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(version === undefined ? {} : { 'x-min-content-version': String(version) }),
      },
      body: JSON.stringify({ query }),
    });
    return `${[...response.headers].map((it) => it.join(': ')).join('\n')}\n${await response.text()}`;
  }

  const PATHS = () => [
    `/articles/${SLUG}.md`,
    `/articles/${LEAD}.md`,
    '/feeds/articles.rss',
    '/feeds/articles.atom',
    '/feeds/articles.json',
    '/feeds/articles.rss?content=full',
    '/sitemap.xml',
    '/llms.txt',
    `/embed/${SLUG}`,
    `/embed/${LEAD}`,
    `/embed/p/${partnerId}/${SLUG}`,
    `/embed/p/${partnerId}/${LEAD}`,
    `/oembed?url=${encodeURIComponent(`https://clinic.example/${SLUG}`)}`,
    `/oembed?url=${encodeURIComponent(`https://clinic.example/${LEAD}`)}&format=xml`,
    `/graphql?query=${encodeURIComponent(QUERIES['led']!.replace(/\s+/g, ' '))}`,
  ];

  async function got(path: string, at = service, headers: Record<string, string> = {}) {
    const response = await fetch(at.url + path, {
      headers: { 'apollo-require-preflight': 'true', ...headers },
    });
    const body = Buffer.from(await response.arrayBuffer());
    const head = [...response.headers].map((it) => it.join(': ')).join('\n');
    return { status: response.status, headers: response.headers, body, text: `${head}\n${body.toString()}` };
  }

  it('was on every surface before', async () => {
    const seen = new Map<string, readonly string[]>();
    for (const [name, query] of Object.entries(QUERIES)) {
      const text = await asked(query);
      expect([name, text]).not.toEqual([name, expect.stringContaining('"errors"')]);
      seen.set(name, markers.in(text));
      await asked(query, other);
    }
    const known = new Map<string, string>();
    for (const path of PATHS()) {
      const answer = await got(path);
      expect([path, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([path, 200, '']);
      // Whoever had the story is not told that it has not changed.
      if (markers.in(answer.text).length > 0) known.set(path, answer.headers.get('etag') ?? '');
      seen.set(path, markers.in(answer.text));
      await got(path, other);
    }
    tags = known;
    const all = [...NAME.split(' '), ...WORDS];
    for (const place of ['article', 'led', 'list', `/articles/${SLUG}.md`, `/articles/${LEAD}.md`]) {
      expect([place, seen.get(place)]).toEqual([place, expect.arrayContaining(all.slice(0, 4))]);
    }
    for (const place of ['search', 'searchByName', 'misspelled', 'suggest']) {
      expect([place, seen.get(place)]).not.toEqual([place, []]);
    }
    for (const place of [
      '/feeds/articles.rss',
      '/feeds/articles.atom',
      '/feeds/articles.json',
      `/embed/p/${partnerId}/${SLUG}`,
    ]) {
      expect([place, seen.get(place)]).not.toEqual([place, []]);
    }
    // A card shows the summary alone, and one that nobody wrote leaves stories out.
    expect(seen.get(`/embed/${LEAD}`)).toEqual([]);
    const html = (await got(`/articles/${SLUG}.md`)).text;
    addresses = [...new Set(html.match(new RegExp(`/media/${imageRow}/[^)"\\s]+`, 'g')))];
    expect(addresses.length).toBeGreaterThan(0);
    addresses.push(`/media/${imageRow}/320.webp`, `/media/${imageRow}/640.avif`);
    for (const address of addresses) {
      const { status, headers } = await got(address);
      expect([address, status, headers.get('cache-control')]).toEqual([address, 200, 'no-cache']);
    }
    expect(markers.in(await preview())).not.toEqual([]);
    for (const role of roles) {
      expect([role, markers.in(await editorsView(role))]).toEqual([
        role,
        expect.arrayContaining(['Zymurgia']),
      ]);
    }
    const handedOut = await evidence('EDITOR');
    expect(markers.in(handedOut)).not.toEqual([]);
    expect(handedOut).toMatch(/^content-disposition: attachment;/m);
    expect(handedOut).toMatch(/^x-content-type-options: nosniff$/m);
    expect(handedOut).toMatch(/^content-security-policy: sandbox;/m);
    expect(handedOut).toMatch(/^cache-control: private, no-store$/m);
    expect(markers.in(await evidence('WRITER'))).toEqual([]);
    expect(await lexicon()).not.toEqual([]);
  });

  it('shows readers how long it takes to read the article, without it from then on', async () => {
    const before = await wordsOf(LEAD);
    const { receipt, contentVersion, testimonial } = await desk.withdraw(
      await desk.story(story.id),
      'asked to',
    );
    withdrawnVersion = contentVersion;
    story = testimonial;
    expect(before).toBeGreaterThan(8);
    expect(await wordsOf(LEAD)).toBe(3);
    expect(receipt.articles).toHaveLength(3);
    const shown = receipt.articles as { article: { id: string }; wasVisible: boolean }[];
    expect(shown.map((it) => [it.article.id, it.wasVisible])).toEqual(
      expect.arrayContaining([
        [articles[0], true],
        [articles[1], true],
        [articles[2], false],
      ]),
    );
    expect(receipt.images).toEqual([{ imageId: expect.any(String), isStillUsed: false }]);
    expect(receipt.words).toBeGreaterThanOrEqual(5);
  });

  it('is in no answer to any query of the delivery schema', async () => {
    const schema = buildSchema(
      readFileSync(new URL('../../docs/schema/delivery.graphql', import.meta.url), 'utf8'),
    );
    const texts = [SLUG, LEAD, 'planned', `/${SLUG}`, ...WORDS, ...NAME.toLowerCase().split(' '), 'face', ''];
    const requests = new Requests(schema, {
      texts,
      ids: [...articles, 'nonsense'],
      instants: [new Date(Date.now() - 3_600_000).toISOString(), new Date().toISOString()],
      locales: ['en', 'nl'],
    });
    let articlesMet = 0;
    const look = async (request: OracleRequest): Promise<boolean> => {
      const text = await send(request);
      const sent = JSON.stringify(request.variables);
      expect([sent, leaks(text, sent)]).toEqual([sent, []]);
      if (text.includes('Told by a patient again')) articlesMet += 1;
      return !text.includes('"errors"');
    };
    for (const request of requests.everyArgument(3)) {
      if (await look(request)) continue;
      // An error in one call hides the others.
      for (const single of requests.oneByOne(request)) await look(single);
    }
    // All there is below each field, as deep as the limits let anybody ask.
    for (const station of requests.stations) {
      for (const depth of [4, 3, 2]) if (await look(requests.request(station, [{}], depth))) break;
    }
    expect(articlesMet).toBeGreaterThan(10);
    for (const [name, query] of Object.entries(QUERIES)) {
      expect([name, leaks(await asked(query), query)]).toEqual([name, []]);
      expect([name, leaks(await asked(query, other, withdrawnVersion), query)]).toEqual([name, []]);
    }
  });

  it('is in no feed, page, embed or card, whatever a cache knows of them', async () => {
    for (const path of PATHS()) {
      for (const at of [service, other]) {
        const answer = await got(path, at, { 'x-min-content-version': String(withdrawnVersion) });
        expect([path, answer.status, markers.in(answer.text)]).toEqual([path, 200, []]);
        const tag = tags.get(path);
        if (!tag) continue;
        const again = await got(path, at, { 'if-none-match': tag });
        expect([path, again.status]).toEqual([path, 200]);
      }
    }
  });

  it('shows no image under any address it had, to readers or editors', async () => {
    for (const address of addresses) {
      for (const at of [service, other]) {
        const { status, body } = await got(address, at);
        expect([address, status, body.includes('JFIF')]).toEqual([address, 404, false]);
      }
      const door = await got(`/editor${address.split('?')[0]!}`, service, { cookie: cookies.WRITER });
      expect([address, door.status]).toEqual([address, 404]);
    }
  });

  it('is in no preview of a draft', async () => {
    const text = await preview();
    expect(text).toContain('Before the story.');
    expect(markers.in(text)).toEqual([]);
  });

  it('is nowhere in what writers, reviewers and editors read, past revisions included', async () => {
    for (const role of ['WRITER', 'REVIEWER', 'EDITOR'] as const) {
      const text = await editorsView(role);
      expect(text).toContain('Told by a patient again');
      expect([role, markers.in(text.replaceAll(story.id, ''))]).toEqual([role, []]);
      expect([role, markers.in(await evidence(role))]).toEqual([role, []]);
    }
    expect(markers.in(await editorsView('ADMIN'))).toEqual(expect.arrayContaining(['Zymurgia', WORDS[0]]));
    expect(markers.in(await evidence('ADMIN'))).not.toEqual([]);
  });

  it('is nothing the login of delivery can read or compute', async () => {
    expect(await lexicon()).toEqual([]);
    const client = new Client({ connectionString: database.deliveryUrl });
    await client.connect();
    try {
      const holding = await tablesHoldingAsDelivery(client);
      expect(holding).toEqual([]);
    } finally {
      await client.end();
    }
  });

  it('is in no line of the log', () => {
    expect(service.log().length).toBeGreaterThan(0);
    const said = `${service.log()}${other.log()}`.replaceAll(imageRow, '');
    expect(markers.in(said)).toEqual([]);
  });

  it('leaves nothing but ids and dates in the whole database and on the disk once it is erased', async () => {
    const folder = join(dataDir, 'evidence');
    expect(await markers.inFolder(folder)).not.toEqual([]);
    const { receipt, testimonial } = await desk.erase(story);
    expect(receipt.images).toMatchObject([{ isStillUsed: false }]);
    expect(testimonial).toMatchObject({ name: null, texts: [], imageId: null, withdrawalReason: null });
    const client = new Client({ connectionString: database.adminUrl });
    await client.connect();
    try {
      // Statistics are samples of rows, and the planner keeps them in a table of its own.
      await client.query('analyze');
      const query = (sql: string, values: unknown[]) => client.query(sql, values).then(({ rows }) => rows);
      for (const text of [...NAME.split(' '), ...WORDS]) {
        expect([text, await tablesHolding(query, text)]).toEqual([text, []]);
        const { rows } = await client.query(
          `select starelid::regclass::text as of from pg_statistic s where position($1 in lower(s::text)) > 0`,
          [text.toLowerCase()],
        );
        expect([text, rows]).toEqual([text, []]);
      }
      expect(await tablesHolding(query, imageRow)).toEqual(['editorial.withdrawal_receipt']);
    } finally {
      await client.end();
    }
    const files = await readdir(dataDir, { recursive: true });
    expect(files.filter((path) => path.includes(imageRow))).toEqual([]);
    const words = new Markers([...NAME.split(' '), ...WORDS]);
    expect(await words.inFolder(dataDir)).toEqual([]);
  });

  async function send(request: object): Promise<string> {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    return response.text();
  }

  /** Markers in an answer that nobody sent in the question. */
  function leaks(answer: string, question: string): string[] {
    const sent = markers.in(question);
    return markers.in(answer).filter((marker) => !sent.includes(marker));
  }

  async function wordsOf(slug: string): Promise<number> {
    const query = `{ article(slug: "${slug}") { readingTime { words } } }`;
    return Number(/"words":(\d+)/.exec(await asked(query))![1]);
  }

  async function preview(): Promise<string> {
    const response = await fetch(`${service.url}/preview/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${previewToken}` },
      body: JSON.stringify({ query: `{ article(slug: "draft") { ${ARTICLE} } }` }),
    });
    return response.text();
  }

  /** All that an editor can ask for that could hold something of a story. */
  async function editorsView(role: Role): Promise<string> {
    const revision = 'number title summary body markdown image { alt imageId }';
    const answers = [
      await ask(StoryDesk.STORY, { id: story.id }, role),
      await ask(StoryDesk.LIST, {}, role),
      await ask(
        `{ node(id: "${story.id}") { ... on Testimonial { name texts { markdown body } } } }`,
        {},
        role,
      ),
      await ask(`{ images(first: 100) { nodes { id title altTexts { text } } } }`, {}, role),
      ...(await Promise.all(
        articles.map((id) =>
          ask(
            `query ($id: ID!) { article(id: $id) { draft { ${revision} } published { ${revision} } problems { message }
               revisions(first: 20) { nodes { ${revision} } } publications(first: 20) { nodes { revision { ${revision} } } } } }`,
            { id },
            role,
          ),
        ),
      )),
    ];
    for (const { errors } of answers) expect(errors).toEqual([]);
    return answers.map(({ text }) => text).join('\n');
  }

  async function evidence(role: Role): Promise<string> {
    const answer = await got(`/editor/consents/${consentId}/evidence`, service, {
      cookie: cookies[role],
    });
    return answer.text;
  }

  /** Words of the story that the lexicon still has. */
  async function lexicon(): Promise<string[]> {
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ word: string }>(
      `select word from delivery.word union all select lexeme from delivery.lexeme`,
    );
    await client.end();
    return rows
      .map(({ word }) => word)
      .filter((word) => markers.in(word).length > 0 || /^xylocarp|^quokkas/.test(word));
  }

  async function tablesHoldingAsDelivery(client: Client): Promise<string[]> {
    const { rows } = await client.query<{ name: string }>(
      `select format('delivery.%I', relname) as name from pg_class
       where relnamespace = 'delivery'::regnamespace and relkind in ('r', 'p', 'v', 'm') and has_table_privilege(oid, 'select')`,
    );
    const found: string[] = [];
    for (const { name } of rows) {
      const { rows: held } = await client.query<{ row: string }>(`select r::text as row from ${name} as r`);
      for (const marker of markers.in(held.map(({ row }) => row).join('\n')))
        found.push(`${name}: ${marker}`);
    }
    for (const call of [
      `select * from delivery.complete_word('en', 'vex', 50)`,
      `select * from delivery.complete_word('en', 'quok', 50)`,
      `select * from delivery.read_words('en', 'english', array['xylocarpin', 'quokkasdotir'], 10)`,
    ]) {
      const { rows: told } = await client.query(call);
      const text = JSON.stringify(told).replaceAll(/xylocarpin"|quokkasdotir"/g, '');
      for (const marker of markers.in(text)) found.push(`${call}: ${marker}`);
    }
    return found;
  }
});
