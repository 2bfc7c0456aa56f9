import { describe, expect, it, jest } from '@jest/globals';
import {
  buildSchema,
  isObjectType,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
} from 'graphql';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles, scopes } from '../../src/rules/permissions.js';
import { pastedFrom } from '../support/documentation.js';
import { filledFields } from '../support/filled-fields.js';
import { PageReader, READERS_URL } from '../support/page-reader.js';
import { serviceBench } from '../support/service-process.js';

jest.setTimeout(180_000);

const FRONTENDS = 'docs/api.md';
const EDITORS = 'docs/editors.md';
const delivery = buildSchema(readFileSync('docs/schema/delivery.graphql', 'utf8'));
const PASSWORD = 'correct horse battery staple';

describe('what the pages for frontends and editors tell to paste', () => {
  const bench = serviceBench();
  const start = async () => {
    const dataDir = bench.newDataDir();
    const env = { ADMIN_PASSWORD: PASSWORD, SITE_URL: READERS_URL, CONTENT_VERSION_WAIT_MS: '100' };
    const { url } = await bench.start(dataDir, env).ready;
    return new PageReader(url, dataDir, PASSWORD);
  };

  it('works against the delivery API and answers as printed', async () => {
    const reader = await start();
    await moveOnce(reader, 'facial-massage-and-relaxation', 'facial-massage');
    const { printed, came } = await reader.follow(FRONTENDS, '/graphql');
    expect(came).toEqual(printed);
  });

  it('works against the editorial API, one mutation after the other, and answers as printed', async () => {
    const reader = await start();
    const { printed, came, done } = await reader.follow(EDITORS, '/editor/graphql');
    expect(came).toEqual(printed);

    // The page built from nothing leaves nothing of what readers can ask empty.
    const { pasted, answer } = done.find(({ pasted: { source } }) => source.startsWith('# /graphql'))!;
    const filledIn = filledFields(delivery, pasted.source, answer!.data);
    expect(fieldsOfAPage().filter((field) => !filledIn.has(field))).toEqual([]);
  });
});

/** What there is to be asked of an article and of all that belongs to it. */
function fieldsOfAPage(): string[] {
  const listsAndRoots =
    /^(?:__|Query$|Site|Search|Facet|Suggestions$|Redirect$|PageInfo$|.*(?:Edge|Connection)$)/;
  return Object.values(delivery.getTypeMap())
    .filter((type): type is GraphQLObjectType => isObjectType(type) && !listsAndRoots.test(type.name))
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
}

/** Publishes a starter article under another slug and under its own again: the other one redirects from then on. */
async function moveOnce(reader: PageReader, slug: string, former: string): Promise<void> {
  await reader.send('/editor/graphql', SIGN_IN);
  const { data } = await reader.send('/graphql', `{ article(slug: "${slug}") { id } }`);
  const { id } = (data as { article: { id: string } }).article;
  for (const name of [former, slug]) {
    const before = await reader.send('/editor/graphql', VERSION, { id });
    const { version } = (before.data as { article: { version: number } }).article;
    const moved = await reader.send('/editor/graphql', MOVE, { id, version, next: version + 1, slug: name });
    expect(moved).toEqual({
      data: { updateArticle: { userErrors: [] }, publishArticle: { userErrors: [] } },
    });
  }
}

const SIGN_IN = `mutation { signIn(input: { email: "admin@localhost", password: "${PASSWORD}" }) { viewer { id } } }`;
const VERSION = 'query ($id: ID!) { article(id: $id) { version } }';
const MOVE = `mutation ($id: ID!, $version: Int!, $next: Int!, $slug: String!) {
  updateArticle(id: $id, expectedVersion: $version, input: { slug: $slug }) { userErrors { message } }
  publishArticle(id: $id, expectedVersion: $next) { userErrors { message } }
}`;

describe('the pages for frontends and editors', () => {
  const editorial = buildSchema(readFileSync('docs/schema/editorial.graphql', 'utf8'));
  const sources = (page: string) => pastedFrom(page).map(({ source }) => source);
  const words = (page: string) => new Set(readFileSync(page, 'utf8').match(/[\w:]+/g));

  it('ask for every query and do every mutation there is', () => {
    const asked = new Set(sources(FRONTENDS).join(' ').match(/\w+/g));
    const done = new Set(sources(EDITORS).join(' ').match(/\w+/g));
    expect([...asked]).toEqual(expect.arrayContaining(Object.keys(delivery.getQueryType()!.getFields())));
    expect([...done]).toEqual(expect.arrayContaining(Object.keys(editorial.getMutationType()!.getFields())));
  });

  it('name every order, filter, health aspect, code of a refusal, scope and role', () => {
    const enumOf = (schema: typeof delivery, name: string) =>
      (schema.getType(name) as GraphQLEnumType).getValues().map((value) => value.name);
    const filters = Object.keys((delivery.getType('ArticleFilter') as GraphQLInputObjectType).getFields());
    expect([...words(FRONTENDS)]).toEqual(
      expect.arrayContaining([
        ...filters,
        ...enumOf(delivery, 'ArticleOrder'),
        ...enumOf(delivery, 'HealthAspect'),
      ]),
    );
    expect([...words(EDITORS)]).toEqual(
      expect.arrayContaining([...enumOf(editorial, 'UserErrorCode'), ...scopes, ...roles]),
    );
  });

  it.each([FRONTENDS, EDITORS])('lead only to pages and headings that are there: %s', (page) => {
    const prose = readFileSync(page, 'utf8').replace(/^(`{3,}).*?^\1|`[^`\n]+`/gms, '');
    const links = prose.matchAll(/\]\((?!https?:)([^)#]*)#?([^)]*)\)/g);
    const dead = [...links].filter(([, file, anchor]) => {
      const target = file ? join('docs', file) : page;
      return !existsSync(target) || (anchor && !headingsOf(target).includes(anchor));
    });
    expect(dead.map(([link]) => link)).toEqual([]);
  });
});

/** Headings as they are addressed. */
function headingsOf(page: string): string[] {
  const headings = readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, text]) => text!.toLowerCase().replaceAll(' ', '-'));
}
