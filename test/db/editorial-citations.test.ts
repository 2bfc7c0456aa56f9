import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startEditorial, type Credential, type EditorialServer } from '../support/editorial-server.js';

const DRAFT = `id version draft { number body markdown citations { key text url doi pmid accessedOn } }
  problems { code severity message path }`;
const PAYLOAD = `{ article { ${DRAFT} } userErrors { code message field } }`;
const CREATE = `mutation ($input: CreateArticleInput!) { result: createArticle(input: $input) ${PAYLOAD} }`;
const UPDATE = `mutation ($id: ID!, $version: Int!, $input: UpdateArticleInput!) {
  result: updateArticle(id: $id, expectedVersion: $version, input: $input) ${PAYLOAD}
}`;
const RESTORE = `mutation ($id: ID!, $version: Int!, $number: Int!) {
  result: restoreRevision(id: $id, expectedVersion: $version, number: $number) ${PAYLOAD}
}`;
const PUBLISH = `mutation ($id: ID!, $version: Int!) {
  result: publishArticle(id: $id, expectedVersion: $version) ${PAYLOAD}
}`;

interface Citation {
  readonly key: string;
  readonly text: string;
  readonly url: string | null;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly accessedOn: string | null;
}

interface Article {
  readonly id: string;
  readonly version: number;
  readonly draft: {
    readonly number: number;
    readonly body: unknown;
    readonly markdown: string;
    readonly citations: readonly Citation[];
  };
  readonly problems: readonly { code: string; severity: string; message: string; path: string[] | null }[];
}

interface Result {
  readonly article: Article | null;
  readonly userErrors: readonly { code: string; message: string; field: string[] | null }[];
}

const bell: Citation = {
  key: 'bell',
  text: 'Bell C. On the nerves. 1821.',
  url: 'https://a.example/bell',
  doi: '10.1000/bell',
  pmid: '7',
  accessedOn: '2026-01-31',
};
const hill: Citation = {
  key: 'hill',
  text: 'Hill A. 1965.',
  url: null,
  doi: null,
  pmid: '5',
  accessedOn: null,
};

describe('the citations of an article', () => {
  let database: TestDatabase;
  let server: EditorialServer;
  let editor: Credential;
  let articles = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startEditorial(database.ownerUrl);
    editor = await server.signedIn('EDITOR');
  });

  afterAll(async () => {
    await server?.close();
    await database?.drop();
  });

  async function send(mutation: string, variables: object): Promise<Result> {
    const { data, errors } = await server.ask<{ result: Result }>(mutation, variables, editor);
    expect(errors).toEqual([]);
    return data.result;
  }

  async function done(mutation: string, variables: object): Promise<Article> {
    const { article, userErrors } = await send(mutation, variables);
    expect(userErrors).toEqual([]);
    return article!;
  }

  function create(input: object): Promise<Article> {
    articles += 1;
    return done(CREATE, { input: { title: `Article ${articles}`, ...input } });
  }

  function update({ id, version }: Article, input: object): Promise<Article> {
    return done(UPDATE, { id, version, input });
  }

  it('read back as they were written, in every form: sent again, they change nothing', async () => {
    const first = await create({
      body: { markdown: 'It helps[^hill] a lot[^bell][^hill].' },
      citations: [bell, hill],
    });
    expect(first.draft.citations).toEqual([bell, hill]);
    const { body, markdown, citations } = first.draft;
    expect((await update(first, { body: { portableText: body }, citations })).version).toBe(first.version);
    const again = await update(first, { body: { markdown } });
    expect({ ...again.draft, body: null }).toEqual({
      ...first.draft,
      number: again.draft.number,
      body: null,
    });
  });

  it('come from the footnotes of Markdown where the input has no list of its own', async () => {
    const markdown = 'It helps[^a].\n\n[^a]: Bell C. doi:10.1000/BELL';
    const article = await create({ body: { markdown } });
    expect(article.draft.citations).toEqual([
      { key: 'a', text: 'Bell C.', url: null, doi: '10.1000/bell', pmid: null, accessedOn: null },
    ]);
    expect(article.draft.markdown).toBe('It helps[^a].\n\n[^a]: Bell C. doi:10.1000/bell\n');
    const own = await update(article, { body: { markdown }, citations: [{ key: 'a', text: 'Mine.' }] });
    expect(own.draft.citations).toMatchObject([{ key: 'a', text: 'Mine.', doi: null }]);
  });

  it('stay where an update says nothing of them, and go where it clears them', async () => {
    const first = await create({ body: { markdown: 'One[^hill].' }, citations: [hill] });
    const kept = await update(first, { body: { markdown: 'Two[^hill].' } });
    expect(kept.draft.citations).toEqual([hill]);
    const cleared = await update(kept, { body: { markdown: 'Two.' }, citations: null });
    expect(cleared.draft.citations).toEqual([]);
    const restored = await done(RESTORE, { id: cleared.id, version: cleared.version, number: 1 });
    expect(restored.draft.citations).toEqual([hill]);
  });

  it('of the same work become one, and the text names that one', async () => {
    const twin = {
      key: 'twin',
      text: 'The same',
      doi: 'https://doi.org/10.1000/BELL',
      accessedOn: '2026-02-02',
    };
    const article = await create({
      body: { markdown: 'One[^twin] two[^b].' },
      citations: [{ key: 'b', text: 'Bell', doi: '10.1000/bell' }, twin],
    });
    expect(article.draft.citations).toEqual([
      { key: 'b', text: 'Bell', url: null, doi: '10.1000/bell', pmid: null, accessedOn: '2026-02-02' },
    ]);
    expect(article.draft.markdown).toMatch(/^One\[\^b\] two\[\^b\]\./);
  });

  it.each<[string, object, string]>([
    [
      'a key nothing has, in the form it came in',
      { body: { markdown: 'One[^gone].' }, citations: [hill] },
      'NOT_FOUND input.body.markdown',
    ],
    [
      'a key nothing has, in its block',
      {
        body: {
          portableText: [
            { _type: 'block', children: [{ _type: 'span', text: 'Zero' }] },
            {
              _type: 'block',
              markDefs: [{ _type: 'citation', _key: 'c', citation: 'gone' }],
              children: [{ _type: 'span', text: 'One', marks: ['c'] }],
            },
          ],
        },
      },
      'NOT_FOUND input.body.portableText.1',
    ],
    ['a list that lacks what the text names', { citations: [] }, 'NOT_FOUND input.citations'],
    ['a bad DOI', { citations: [{ ...hill, doi: '10.x' }] }, 'INVALID input.citations.0.doi'],
    [
      'a bad footnote',
      { body: { markdown: 'One[^a].\n\n[^a]: X PMID:123456789' } },
      'INVALID input.body.markdown',
    ],
    [
      'a mark without a key',
      {
        body: {
          portableText: [{ _type: 'block', markDefs: [{ _type: 'citation', _key: 'c' }], children: [] }],
        },
      },
      'REQUIRED input.body.portableText.0.markDefs.0.citation',
    ],
  ])('are refused with %s', async (_, input, fault) => {
    const first = await create({ body: { markdown: 'One[^hill].' }, citations: [hill] });
    const { article, userErrors } = await send(UPDATE, { id: first.id, version: first.version, input });
    expect(article).toBeNull();
    expect(userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`)).toEqual([fault]);
  });

  it('that the text never names are a warning', async () => {
    const { problems } = await create({ body: { markdown: 'One[^hill].' }, citations: [bell, hill] });
    expect(problems.filter(({ code }) => code === 'CITATION_UNUSED')).toEqual([
      {
        code: 'CITATION_UNUSED',
        severity: 'WARNING',
        message: expect.stringContaining('Bell C.'),
        path: ['citations', '0'],
      },
    ]);
  });

  it('reach readers with the numbers that stand in the text', async () => {
    const article = await create({
      title: 'Numbers',
      body: { markdown: 'One[^hill].\n\n## Two\n\nThree[^bell].' },
      citations: [bell, hill],
    });
    await done(PUBLISH, { id: article.id, version: article.version });
    const [reading] = await server.dataSource.query<
      [{ citations: unknown; html: string; markdown: string; text: string; sections: { to: number }[] }]
    >(
      `select citations, html, markdown, body_text as text, sections from delivery.reading where slug = 'numbers'`,
    );
    expect(reading.citations).toEqual(
      [
        {
          number: 1,
          key: 'hill',
          text: 'Hill A. 1965.',
          url: 'https://pubmed.ncbi.nlm.nih.gov/5/',
          doi: null,
          pmid: '5',
          accessedOn: null,
        },
        { number: 2, ...bell },
      ].map((one) => JSON.parse(JSON.stringify(one)) as unknown),
    );
    expect(reading.html).toContain('[1]</a></sup>.</p>\n<h2 id="two">');
    expect(reading.html).toContain('<li id="citation-2"><span class="citation-text">Bell C.');
    expect(reading.html.slice(reading.sections.at(-1)!.to)).toMatch(/^<section class="citations"/);
    expect(reading.markdown).toContain('\n[^bell]: Bell C. On the nerves. 1821. <https://a.example/bell>');
    expect(reading.text).toBe('One.\n\nTwo\n\nThree.');
  });
});
