import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { removeExpired } from '../../src/editorial/housekeeping.js';
import { SearchGapCollector } from '../../src/publication/search-gap.collector.js';
import { addGaps } from '../../src/publication/search-gap.repository.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startEditorial, type Credential, type EditorialServer } from '../support/editorial-server.js';
import { startInProcess } from '../support/in-process-service.js';

interface Gap {
  readonly text: string;
  readonly count: number;
  readonly lastAskedOn: string;
  readonly days: readonly { day: string; count: number }[];
}

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

describe('searches that find nothing', () => {
  let database: TestDatabase;
  let server: EditorialServer;
  let editor: Credential;
  let failures: unknown[];
  let collector: SearchGapCollector;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startEditorial(database.ownerUrl);
    editor = await server.signedIn('WRITER');
  });

  afterAll(async () => {
    await server?.close();
    await database?.drop();
  });

  beforeEach(async () => {
    await server.dataSource.query('truncate editorial.search_gap');
    failures = [];
    collector = collectorOn();
  });

  function collectorOn(today?: () => string): SearchGapCollector {
    const settings = { locales: ['en', 'nl'], keptDays: 90 };
    return new SearchGapCollector(server.dataSource, settings, (error) => failures.push(error), today);
  }

  async function gaps(args = ''): Promise<readonly Gap[]> {
    const query = `{ searchGaps${args} { text count lastAskedOn days { day count } } }`;
    const { data, errors } = await server.ask<{ searchGaps: readonly Gap[] }>(query, {}, editor);
    expect(errors).toEqual([]);
    return data.searchGaps;
  }

  const ask = (text: string, times: number, locale = 'en') => {
    for (let time = 0; time < times; time++) collector.note(locale, text);
  };

  it('are counted together however they are written, and told with the days', async () => {
    ask('Can I fly?', 2);
    ask('can i FLY', 2);
    await collector.flush();
    ask('can i fly', 1);
    await collector.flush();
    const today = daysAgo(0);
    expect(await gaps()).toEqual([
      { text: 'can i fly', count: 5, lastAskedOn: today, days: [{ day: today, count: 5 }] },
    ]);
  });

  it('are told from the third time on, so that nobody reads what one visitor typed', async () => {
    ask('my rare question', 2);
    ask('a common question', 3);
    await collector.flush();
    expect((await gaps()).map(({ text }) => text)).toEqual(['a common question']);
    ask('my rare question', 1);
    await collector.flush();
    expect((await gaps()).map(({ text }) => text)).toEqual(['a common question', 'my rare question']);
  });

  it('keep no text that may be personal, and are counted all the same', async () => {
    for (const text of ['jane@clinic.example', 'call 06 12345678', 'a letter '.repeat(20)]) ask(text, 1);
    await collector.flush();
    expect(await gaps()).toMatchObject([{ text: '(not kept)', count: 3 }]);
    const rows = await server.dataSource.query(`select text from editorial.search_gap`);
    expect(rows).toEqual([{ text: '(not kept)' }]);
  });

  it('are counted by locale, from a day on, the most frequent first', async () => {
    for (const [days, text, count] of [
      [40, 'vliegen', 3],
      [2, 'vliegen', 1],
      [2, 'zwemmen', 4],
    ] as const) {
      await addGaps(server.dataSource, [{ day: daysAgo(days), locale: 'nl', text, count }]);
    }
    expect(await gaps()).toEqual([]);
    expect((await gaps('(locale: "nl")')).map(({ text, count }) => [text, count])).toEqual([
      ['vliegen', 4],
      ['zwemmen', 4],
    ]);
    const recent = await gaps(`(locale: "nl", since: "${daysAgo(10)}")`);
    expect(recent.map(({ text, count }) => [text, count])).toEqual([
      ['zwemmen', 4],
      ['vliegen', 1],
    ]);
    expect(recent[1]!.days).toEqual([{ day: daysAgo(2), count: 1 }]);
    expect(await gaps('(locale: "nl", first: 1)')).toHaveLength(1);
  });

  it('are not counted in locales the site has not, nor without a word', async () => {
    ask('voler', 5, 'fr');
    ask('?!', 5);
    await collector.flush();
    expect(await server.dataSource.query(`select from editorial.search_gap`)).toEqual([]);
  });

  it('are removed after 90 days, and told of no longer before that happens', async () => {
    for (const days of [90, 91]) {
      await addGaps(server.dataSource, [
        { day: daysAgo(days), locale: 'en', text: `asked ${days} days ago`, count: 9 },
      ]);
    }
    expect((await gaps()).map(({ text }) => text)).toEqual(['asked 90 days ago']);
    await removeExpired(server.dataSource, 90);
    expect(await server.dataSource.query(`select text from editorial.search_gap`)).toHaveLength(1);
  });

  it('are also removed by a service that runs on, once a day', async () => {
    let today = daysAgo(0);
    const longRunning = collectorOn(() => today);
    const old = { day: daysAgo(200), locale: 'en', text: 'long ago', count: 9 };
    longRunning.note('en', 'first');
    await longRunning.flush();
    await addGaps(server.dataSource, [old]);
    longRunning.note('en', 'second');
    await longRunning.flush();
    expect(await server.dataSource.query(`select from editorial.search_gap`)).toHaveLength(3);
    today = daysAgo(-1);
    longRunning.note('en', 'third');
    await longRunning.flush();
    const rows = await server.dataSource.query<{ text: string }[]>(
      `select text from editorial.search_gap order by text`,
    );
    expect(rows.map(({ text }) => text)).toEqual(['first', 'second', 'third']);
  });

  it('wait in a bounded buffer: what comes beyond is counted without its text', async () => {
    for (let number = 0; number < 1010; number++) ask(`nonsense ${number}`, 1);
    await collector.flush();
    const [{ texts, lost }] = await server.dataSource.query<[{ texts: number; lost: number }]>(
      `select count(*)::integer as texts, sum(count) filter (where text = '(not kept)')::integer as lost
       from editorial.search_gap`,
    );
    expect([texts, lost]).toEqual([1001, 10]);
  });

  it('fill no disk: of a day so many texts are kept, those that are there already among them', async () => {
    const many = Array.from({ length: 5000 }, (_, number) => `nonsense ${number}`);
    const day = daysAgo(0);
    await addGaps(
      server.dataSource,
      many.map((text) => ({ day, locale: 'en', text, count: 1 })),
    );
    await addGaps(server.dataSource, [
      { day, locale: 'en', text: 'nonsense 7', count: 5 },
      { day, locale: 'en', text: 'one too many', count: 3 },
      { day, locale: 'nl', text: 'te veel', count: 2 },
    ]);
    expect((await gaps()).map(({ text, count }) => [text, count])).toEqual([
      ['nonsense 7', 6],
      ['(not kept)', 3],
    ]);
  });

  it('are kept while the database is away, and written later', async () => {
    ask('asked meanwhile', 3);
    await server.dataSource.query('alter table editorial.search_gap rename to search_gap_away');
    await collector.flush();
    expect(failures).toHaveLength(1);
    await server.dataSource.query('alter table editorial.search_gap_away rename to search_gap');
    await collector.flush();
    expect(await gaps()).toMatchObject([{ text: 'asked meanwhile', count: 3 }]);
  });

  it('are not noted any more once the rest was written', async () => {
    ask('asked in time', 3);
    await collector.stop();
    ask('asked too late', 3);
    await collector.flush();
    expect((await gaps()).map(({ text }) => text)).toEqual(['asked in time']);
  });

  it('reach the editors from a whole service that stops, first pages without a filter alone', async () => {
    const other = await createTestDatabase();
    try {
      const service = await startInProcess(other.ownerUrl);
      const search = async (text: string, args = '') => {
        const query = `query ($text: String!) { search(text: $text${args}) { nodes { slug } } }`;
        const response = await fetch(`${service.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query, variables: { text } }),
        });
        expect(await response.json()).toEqual({ data: { search: { nodes: [] } } });
        return response.headers;
      };
      for (let time = 0; time < 3; time++) {
        // Each has to reach the service: no cache is told what it was made of.
        const headers = await search('Qwxyz?', ', filter: { locale: "nl" }');
        expect([headers.get('cache-control'), headers.get('surrogate-key')]).toEqual(['no-cache', null]);
      }
      await search('qwxyz');
      await search('face', ', filter: { locale: "en", topic: "no-such-topic" }');
      await service.stop();
      expect(service.log()).not.toMatch(/qwxyz/i);

      const reader = await startEditorial(other.ownerUrl);
      const rows = await reader.dataSource.query<object[]>(
        `select day::text, locale, text, count from editorial.search_gap order by locale`,
      );
      await reader.close();
      expect(rows).toEqual([
        { day: daysAgo(0), locale: 'en', text: 'qwxyz', count: 1 },
        { day: daysAgo(0), locale: 'nl', text: 'qwxyz', count: 3 },
      ]);
    } finally {
      await other.drop();
    }
  });
});
