import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import {
  startEditorial,
  type Credential,
  type EditorialAnswer,
  type EditorialServer,
} from '../support/editorial-server.js';

const LIST = '{ authors(first: 1) { nodes { name } } }';
const CREATE = 'mutation { createAuthor(input: { name: "Ann" }) { author { id } userErrors { code } } }';

describe('a database that cannot answer editors now', () => {
  let database: TestDatabase;
  let server: EditorialServer;
  let editor: Credential;
  /** Somebody else at the database. */
  let other: Client;
  let way: Way | undefined;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(async () => {
    await database?.drop();
  });

  beforeEach(async () => {
    other = new Client({ connectionString: database.ownerUrl });
    await other.connect();
  });

  afterEach(async () => {
    await other.end();
    await server?.close();
    await way?.close();
    way = undefined;
  });

  async function start(pool: object, ownerUrl = database.ownerUrl): Promise<void> {
    server = await startEditorial(ownerUrl, {}, pool);
    editor = await server.signedIn('EDITOR');
  }

  function expectUnavailable({ status, headers, errors, data, text }: EditorialAnswer<never>): void {
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'UNAVAILABLE' }]);
    expect([status, headers.get('retry-after'), data]).toEqual([503, '1', undefined]);
    expect(text).not.toMatch(/timeout|deadlock|ECONN|administrator|canceling/i);
  }

  async function countAuthors(): Promise<number> {
    const { rows } = await other.query<{ n: number }>(`select count(*)::integer as n from editorial.author`);
    return rows[0]!.n;
  }

  it('is told with 503 and Retry-After where all connections are taken for too long', async () => {
    await start({ poolSize: 1, connectTimeoutMs: 300 });
    const taken = server.dataSource.createQueryRunner();
    await taken.connect();
    expectUnavailable(await server.ask(LIST, {}, editor));
    await taken.release();
    expect((await server.ask(LIST, {}, editor)).errors).toEqual([]);
  });

  it('is told where a write waits for somebody else longer than a statement may, and nothing was written', async () => {
    await start({ statementTimeoutMs: 500 });
    await other.query('begin; lock table editorial.author in exclusive mode');
    expectUnavailable(await server.ask(CREATE, {}, editor));
    await other.query('rollback');
    expect(await countAuthors()).toBe(0);
  });

  it('is told where the connection of a write is cut', async () => {
    await start({});
    await other.query('begin; lock table editorial.author in exclusive mode');
    const answer = server.ask(CREATE, {}, editor);
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    let isCut = false;
    while (!isCut) isCut = (await other.query(cut)).rowCount! > 0;
    expectUnavailable(await answer);
    await other.query('rollback');
    expect(await countAuthors()).toBe(0);
  });

  it.each(['40P01', '40001'])('is told where %s outlasts the retries', async (code) => {
    await start({});
    await other.query(
      `create function editorial.in_the_way() returns trigger language plpgsql as
         $$ begin raise sqlstate '${code}' using message = 'deadlock detected'; end $$;
       create trigger in_the_way before insert on editorial.author
         for each row execute function editorial.in_the_way()`,
    );
    expectUnavailable(await server.ask(CREATE, {}, editor));
    await other.query('drop function editorial.in_the_way cascade');
    expect(await countAuthors()).toBe(0);
  });

  it('is told where nobody listens at its address, and over once somebody does', async () => {
    way = await wayTo(database.ownerUrl);
    await start({ connectTimeoutMs: 1000 }, way.url);
    await way.close();
    expectUnavailable(await server.ask(LIST, {}, editor));
    await way.open();
    expect((await server.ask(LIST, {}, editor)).errors).toEqual([]);
  });
});

/** A way to a database that can be closed and opened again at the same address. */
interface Way {
  readonly url: string;
  open(): Promise<void>;
  close(): Promise<void>;
}

async function wayTo(ownerUrl: string): Promise<Way> {
  const target = new URL(ownerUrl);
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    const through = connect(Number(target.port), target.hostname);
    for (const end of [socket, through]) {
      open.add(end);
      end.on('error', () => undefined).on('close', () => open.delete(end));
    }
    socket.pipe(through).pipe(socket);
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(ownerUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    open: () => listen(port),
    async close() {
      const closed = new Promise((resolve) => {
        server.close(resolve);
      });
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
