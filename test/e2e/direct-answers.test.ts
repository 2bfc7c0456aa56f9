import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startInProcess, type InProcessService } from '../support/in-process-service.js';

jest.setTimeout(60_000);

const FOLDER = new URL('../operations/delivery/', import.meta.url);
const operations = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')] as const);

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly isDirect: boolean;
}

describe('an answer without the way through the framework', () => {
  let database: TestDatabase;
  let service: InProcessService;

  beforeAll(async () => {
    database = await createTestDatabase();
    service = await startInProcess(database.ownerUrl, { ANSWER_CACHE_BYTES: '0' });
  });

  afterAll(async () => {
    await service?.stop();
    await database?.drop();
  });

  async function post(body: string | object, headers: Record<string, string> = {}): Promise<Answer> {
    const before = service.directAnswers();
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': 'identity', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const all = Object.fromEntries(response.headers);
    delete all['date'];
    const isDirect = service.directAnswers() > before;
    return { status: response.status, headers: all, text: await response.text(), isDirect };
  }

  it.each(operations)('is the same for %s, byte by byte and header by header', async (_, query) => {
    const variables = { slug: 'is-bells-palsy-permanent', id: 'x', ids: [], text: 'eye', path: '/nothing' };
    const [long, again] = [await post({ query, variables }), await post({ query, variables })];
    expect(again.status).toBe(long.status);
    expect(again.text).toBe(long.text);
    expect(again.headers).toEqual(long.headers);
    expect(long.isDirect).toBe(false);
    // What went wrong goes wrong in the same words, told by the one who knows them.
    expect(again.isDirect).toBe(!long.text.includes('"errors"'));
  });

  it('is direct for most of what clients ask', async () => {
    let direct = 0;
    for (const [, query] of operations) if ((await post({ query })).isDirect) direct += 1;
    expect(direct).toBeGreaterThan(operations.length / 3);
  });

  const QUERY = '{ site { name } }';

  it('takes the long way for everything that is not plain', async () => {
    await post({ query: QUERY });
    expect((await post({ query: QUERY })).isDirect).toBe(true);
    const unusual = [
      await post({ query: QUERY }, { 'x-min-content-version': '0' }),
      await post({ query: QUERY, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }),
      await post({ query: `${QUERY} # never seen` }),
      await post('{'),
      await post('[]'),
      await post({ query: QUERY }, { 'content-type': 'text/plain' }),
      await post({ query: QUERY }, { accept: 'text/html' }),
      await post({ query: QUERY }, { accept: 'image/png' }),
    ];
    expect(unusual.map(({ isDirect }) => isDirect)).toEqual(unusual.map(() => false));
  });

  it('answers in the media type that is asked for', async () => {
    for (const accept of ['application/graphql-response+json', 'application/json', '*/*']) {
      const [long, direct] = [
        await post({ query: `${QUERY} # ${accept}` }, { accept }),
        await post({ query: `${QUERY} # ${accept}` }, { accept }),
      ];
      expect(direct.isDirect).toBe(true);
      expect(direct.headers['content-type']).toBe(long.headers['content-type']);
    }
  });

  it('is refused by the limits like any other', async () => {
    const query = `query ($first: Int) { articles(first: $first) { nodes { title } } }`;
    await post({ query, variables: { first: 1 } });
    expect((await post({ query, variables: { first: 1 } })).isDirect).toBe(true);
    const [many, wrong] = [
      await post({ query, variables: { first: 101 } }),
      await post({ query, variables: { first: 'x' } }),
    ];
    expect(JSON.parse(many.text).errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(JSON.parse(wrong.text).errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('keeps its connection for the next request, whichever way that goes', async () => {
    const answers = [];
    for (let n = 0; n < 20; n += 1)
      answers.push(await post({ query: n % 3 === 0 ? `${QUERY} # ${n}` : QUERY }));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });
});
