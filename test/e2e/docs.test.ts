import { describe, expect, it, jest } from '@jest/globals';
import { buildSchema, type GraphQLEnumType, type GraphQLInputObjectType } from 'graphql';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { roles, scopes } from '../../src/rules/permissions.js';
import { cutAs, filled, pastedFrom, textAt, type Pasted, type Printed } from '../support/documentation.js';
import { serviceBench } from '../support/service-process.js';

jest.setTimeout(180_000);

const FRONTENDS = 'docs/api.md';
const EDITORS = 'docs/editors.md';
/** Where readers of the pages have the service. */
const READERS_URL = 'http://localhost:4000';
const PASSWORD = 'correct horse battery staple';

/** Somebody with a terminal and GraphiQL: pastes one block of a page after the other, and stays signed in. */
class Reader {
  private readonly remembered = new Map([['password', PASSWORD]]);
  private cookie = '';

  constructor(
    private readonly url: string,
    private readonly dataDir: string,
  ) {}

  /** Pastes every block of a page at an endpoint: what is printed, and what came, cut down to what is printed. */
  async follow(page: string, endpoint: string): Promise<{ printed: unknown[]; came: unknown[] }> {
    const printed: unknown[] = [];
    const came: unknown[] = [];
    for (const pasted of pastedFrom(page)) {
      const place = `${page}:${pasted.line}`;
      const { answer, lines } = await this.paste(pasted, endpoint).catch((cause: unknown) => {
        throw new Error(`What stands at ${place} cannot be pasted.`, { cause });
      });
      // Where no answer is printed, all goes well.
      const expected = { place, ...(pasted.answer ?? { refused: null }), lines: pasted.headLines };
      const refused = pasted.answer ? {} : { refused: answer && refusalIn(answer) };
      const met = { ...(pasted.answer ? withoutPlaces(answer!) : {}), ...refused };
      printed.push(expected);
      const found = pasted.headLines.filter((line) => lines.includes(line));
      came.push({ ...(cutAs(expected, { place, ...met, lines: found }) as object) });
      for (const [name, path] of pasted.names) this.remembered.set(name, textAt(answer!, path));
    }
    return { printed, came };
  }

  async send(endpoint: string, query: string, variables: unknown = {}): Promise<Printed> {
    const response = await fetch(`${this.url}${endpoint}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(this.cookie && { cookie: this.cookie }) },
      body: JSON.stringify({ query, variables }),
    });
    this.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    return (await response.json()) as Printed;
  }

  private async paste({ kind, source, variables, answer }: Pasted, endpoint: string) {
    if (kind === 'graphql') {
      const given: unknown = JSON.parse(filled(JSON.stringify(variables), this.remembered));
      return { answer: await this.send(endpoint, filled(source, this.remembered), given), lines: [] };
    }
    const { PATH, HOME } = process.env;
    const command = kind === 'sh' ? 'bash' : process.execPath;
    const options = kind === 'sh' ? ['-euc'] : ['--input-type=module', '-e'];
    const { stdout } = await promisify(execFile)(
      command,
      [...options, source.replaceAll(READERS_URL, this.url)],
      { env: { PATH, HOME, DATA_DIR: this.dataDir } },
    );
    return { answer: answer && (JSON.parse(stdout) as Printed), lines: stdout.split(/\r?\n/) };
  }
}

/** An answer whose errors are as the pages print them. */
function withoutPlaces({ errors, ...rest }: Printed): Printed {
  const shown = errors?.map(({ message, extensions }) => ({ message, extensions }));
  return shown ? { ...rest, errors: shown } : rest;
}

/** The first error or refused rule in an answer, null where there is none. */
function refusalIn(answer: Printed): string | null {
  return /"(?:e|userE)rrors":\[\{.*?\}/.exec(JSON.stringify(answer))?.[0] ?? null;
}

describe('what the pages for frontends and editors tell to paste', () => {
  const bench = serviceBench();
  const start = async () => {
    const dataDir = bench.newDataDir();
    const env = { ADMIN_PASSWORD: PASSWORD, SITE_URL: READERS_URL, CONTENT_VERSION_WAIT_MS: '100' };
    const { url } = await bench.start(dataDir, env).ready;
    return new Reader(url, dataDir);
  };

  it('works against the delivery API and answers as printed', async () => {
    const reader = await start();
    await moveOnce(reader, 'facial-massage-and-relaxation', 'facial-massage');
    const { printed, came } = await reader.follow(FRONTENDS, '/graphql');
    expect(came).toEqual(printed);
  });

  it('works against the editorial API, one mutation after the other, and answers as printed', async () => {
    const reader = await start();
    const { printed, came } = await reader.follow(EDITORS, '/editor/graphql');
    expect(came).toEqual(printed);
  });
});

/** Publishes a starter article under another slug and under its own again: the other one redirects from then on. */
async function moveOnce(reader: Reader, slug: string, former: string): Promise<void> {
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
  const delivery = buildSchema(readFileSync('docs/schema/delivery.graphql', 'utf8'));
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
