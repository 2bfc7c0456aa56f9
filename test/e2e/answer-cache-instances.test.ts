import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { signIn } from '../support/editorial-client.js';
import { ADMIN, startInProcess, type InProcessService } from '../support/in-process-service.js';
import { PlainReader } from '../support/plain-reader.js';
import { Desk, type DeskArticle } from './oracle/desk.js';

jest.setTimeout(60_000);

const PAGE = '{ article(slug: "shared-page") { title } }';

describe('answers kept by three instances on one database', () => {
  let database: TestDatabase;
  let admin: Client;
  let services: InProcessService[];
  let readers: PlainReader[];
  let desk: Desk;
  let article: DeskArticle;
  let edition = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    services = [];
    for (let n = 0; n < 3; n += 1) {
      services.push(await startInProcess(database.ownerUrl, { ANSWER_CACHE_POLL_MS: '200' }));
    }
    readers = services.map(({ url }) => new PlainReader(url));
    desk = new Desk(await signIn(services[0]!.url, ADMIN.email, ADMIN.password));
    article = await desk.publish(
      await desk.create({ title: 'Edition 0', slug: 'shared-page', body: { markdown: 'Text.' } }),
    );
  });
  afterAll(async () => {
    readers?.forEach((reader) => reader.close());
    for (const service of services ?? []) await service.stop();
    await admin?.end();
    await database?.drop();
  });

  /** The version that the next edition is read with. */
  async function publishNext(): Promise<number> {
    edition += 1;
    article = await desk.publish(await desk.update(article, { title: `Edition ${edition}` }));
    const { rows } = await admin.query<{ n: string }>('select n from delivery.content_version');
    return Number(rows[0]!.n);
  }

  async function cutListeners(): Promise<void> {
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = $1 and application_name = 'seventh changes'`,
      [database.name],
    );
  }

  async function trusted(service: InProcessService, isTrusted: boolean): Promise<void> {
    while (service.figures().isTrusted !== isTrusted) await sleep(2);
  }

  it('are never older than what a reader has seen on another', async () => {
    for (let time = 0; time < 25; time += 1) {
      for (const reader of readers) await reader.ask(PAGE);
      const version = await publishNext();
      const least = { 'x-min-content-version': String(version) };
      for (const reader of readers) {
        const answer = await reader.ask(PAGE, {}, least);
        expect([answer.status, answer.text.includes(`"Edition ${edition}"`)]).toEqual([200, true]);
        expect(answer.version).toBeGreaterThanOrEqual(version);
        const again = await reader.ask(PAGE);
        expect(again.version).toBeGreaterThanOrEqual(answer.version);
        expect(again.text).toBe(answer.text);
      }
    }
    expect(services[2]!.figures().hits).toBeGreaterThan(0);
  });

  it('are not given while changes are not heard of, and are again once they are', async () => {
    const [, elsewhere] = services as [InProcessService, InProcessService];
    const [, reader] = readers as [PlainReader, PlainReader];
    await reader.ask(PAGE);
    // Nobody can connect: what is cut stays cut.
    await admin.query(`alter database ${database.name} connection limit 0`);
    await cutListeners();
    await trusted(elsewhere, false);
    const { hits } = elsewhere.figures();
    await publishNext();
    expect((await reader.ask(PAGE)).text).toContain(`"Edition ${edition}"`);
    expect(elsewhere.figures()).toMatchObject({ hits, isTrusted: false });
    await admin.query(`alter database ${database.name} connection limit -1`);
    await trusted(elsewhere, true);
    expect((await reader.ask(PAGE)).text).toContain(`"Edition ${edition}"`);
    const after = elsewhere.figures().hits;
    await reader.ask(PAGE);
    expect(elsewhere.figures().hits).toBeGreaterThan(after);
    expect(elsewhere.log()).toContain('nothing is answered from memory');
  });

  it('go where a change was made by hand, and where it was not described', async () => {
    const [, reader] = readers as [PlainReader, PlainReader];
    await reader.ask('{ site { name } }');
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(`begin; update delivery.reading set title = 'By hand' where slug = 'shared-page';
      update delivery.content_version set n = n + 1; commit`);
    const { rows } = await owner.query<{ n: string }>('select n from delivery.content_version');
    await owner.end();
    const answer = await reader.ask(PAGE, {}, { 'x-min-content-version': rows[0]!.n });
    expect(answer.text).toContain('By hand');
  });

  it('wait no longer than allowed for a change that nobody has made', async () => {
    const answer = await readers[1]!.ask(PAGE, {}, { 'x-min-content-version': '999999' });
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '1']);
    expect((await readers[1]!.ask(PAGE)).status).toBe(200);
  });
});
