import { Client } from 'pg';
import { createDataSource } from '../../../src/database/data-source.js';
import { refreshNeighbourhoods } from '../../../src/publication/neighbourhood-refresh.js';
import { copyTestDatabase, createTestDatabase, type TestDatabase } from '../../support/database.js';
import { signIn } from '../../support/editorial-client.js';
import { Desk } from './desk.js';
import { Exchange, readJson, type RawAnswer } from './exchange.js';
import { canary, HiddenWriter, type HiddenThings, type Visible } from './hidden-things.js';
import { ADMIN, startInProcess } from '../../support/in-process-service.js';

/** Two services over the same visible rows: `plain` has nothing else, `full` has everything that readers may not see as well. */
export interface Twins {
  readonly plain: Exchange;
  readonly full: Exchange;
  readonly plainDatabase: TestDatabase;
  readonly fullDatabase: TestDatabase;
  readonly visible: readonly Visible[];
  readonly formerSlugs: readonly string[];
  readonly hidden: HiddenThings;
  /** Signed in to each. */
  readonly desks: { readonly plain: Desk; readonly full: Desk };
  /** By how much the number of visible changes grew while only what lies ahead was written. */
  readonly changesByHiddenWrites: number;
  /** Secrets of the full one: passwords' hashes, tokens, addresses. */
  readonly secrets: readonly string[];
  log(): string;
}

const VISIBLE = `{ articles(first: 100, order: OLDEST) { nodes { id slug locale title body { markdown } topics { id } } } }`;

/** Adds to `closers` what to close, last first, whatever becomes of it. */
export async function makeTwins(closers: (() => Promise<unknown> | void)[]): Promise<Twins> {
  const plainDatabase = await createTestDatabase();
  closers.push(() => plainDatabase.drop());
  const formerSlugs = await writeVisible(plainDatabase);
  const fullDatabase = await copyTestDatabase(plainDatabase);
  // Closed before the original: the copy knows the original's reading login, which could not be dropped.
  closers.push(() => fullDatabase.drop());
  const plainService = await startInProcess(plainDatabase.ownerUrl);
  closers.push(() => plainService.stop());
  const fullService = await startInProcess(fullDatabase.ownerUrl);
  closers.push(() => fullService.stop());
  const plain = new Exchange(plainService.url);
  const full = new Exchange(fullService.url);
  closers.push(
    () => plain.close(),
    () => full.close(),
  );
  const visible = visibleIn(await plain.ask({ query: VISIBLE }));
  const desks = { plain: await deskAt(plain.url), full: await deskAt(full.url) };

  const database = await connect(fullDatabase);
  const writer = new HiddenWriter(desks.full, visible, formerSlugs);
  // What readers once saw was a change for them, and may tint statistics until they are counted anew. So the past comes first,
  // both count, and the twin without it takes over the number. From here on nothing may change what readers see.
  await writer.letPass(database);
  for (const each of [plainDatabase, fullDatabase]) await recount(each, true);
  const before = await contentVersion(database);
  const other = await connect(plainDatabase);
  await other.query('update delivery.content_version set n = $1', [before]);
  await other.end();
  await writer.writeDrafts();
  await writer.schedule();
  const changesByHiddenWrites = (await contentVersion(database)) - before;
  const secrets = await plantSecrets(full.url, database);
  await database.end();
  return {
    plain,
    full,
    plainDatabase,
    fullDatabase,
    visible,
    formerSlugs,
    hidden: writer.things,
    desks,
    changesByHiddenWrites,
    secrets,
    log: () => plainService.log() + fullService.log(),
  };
}

/** What readers see: the starter content, some of it moved, translated and due to end. Returns former slugs. */
async function writeVisible(database: TestDatabase): Promise<string[]> {
  const service = await startInProcess(database.ownerUrl);
  const exchange = new Exchange(service.url);
  try {
    const desk = await deskAt(service.url);
    const nodes = visibleIn(await exchange.ask({ query: VISIBLE }));
    const moved = nodes.filter(({ locale }) => locale === 'en').slice(0, 3);
    for (const { id, slug } of moved) {
      await desk.publish(await desk.update(await desk.find(id), { slug: `${slug}-today` }));
    }
    const until = new Date(Date.now() + 40 * 86_400_000).toISOString();
    await desk.publish(
      await desk.create({
        title: 'A clinic day',
        summary: 'For a while.',
        body: { markdown: 'An eye that does not close, and what helps.' },
      }),
      { until },
    );
    return moved.map(({ slug }) => slug);
  } finally {
    exchange.close();
    await service.stop();
  }
}

function visibleIn(answer: RawAnswer): readonly Visible[] {
  return (readJson(answer).data as { articles: { nodes: Visible[] } }).articles.nodes;
}

async function deskAt(url: string): Promise<Desk> {
  return new Desk(await signIn(url, ADMIN.email, ADMIN.password));
}

/** Rows a reader must never meet a byte of. Returns what is secret in them. */
async function plantSecrets(url: string, database: Client): Promise<string[]> {
  const name = canary();
  const email = `${canary()}@clinic.example`;
  await database.query(
    `insert into editorial."user" (id, email, name, role, password_hash)
     select gen_random_uuid(), $1, $2, 'EDITOR', $3`,
    [email, name, `$argon2id$${canary()}`],
  );
  const signed = await fetch(`${url}/editor/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { email } } }',
      variables: { input: ADMIN },
    }),
  });
  const cookie = signed.headers.getSetCookie()[0]!.split(';')[0]!;
  const made = await fetch(`${url}/editor/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({
      query: `mutation { createAccessToken(input: { name: "${name}", scopes: ["articles:read"] }) { token } }`,
    }),
  });
  const { data } = (await made.json()) as { data: { createAccessToken: { token: string } } };
  const { rows } = await database.query<{ secret: string }>(
    `select password_hash as secret from editorial."user"
     union all select encode(token_hash, 'hex') from editorial.session
     union all select encode(token_hash, 'base64') from editorial.session
     union all select encode(token_hash, 'hex') from editorial.access_token
     union all select value from editorial.setting where length(value) > 20
     union all select id::text from editorial.revision
     union all select id::text from editorial."user"`,
  );
  return [
    name,
    email,
    ADMIN.email,
    ADMIN.password,
    cookie.split('=')[1]!,
    data.createAccessToken.token,
    ...rows.map(({ secret }) => secret),
  ];
}

/** Counts statistics and neighbours, `always` or where they fell behind. Returns the locales where it did. */
export async function recount({ ownerUrl }: TestDatabase, always: boolean): Promise<string[]> {
  const limits = { poolSize: 1, statementTimeoutMs: 30_000, connectTimeoutMs: 5000 };
  const dataSource = await createDataSource({ ownerUrl, entities: [], ...limits }).initialize();
  try {
    return await refreshNeighbourhoods(dataSource, { always });
  } finally {
    await dataSource.destroy();
  }
}

async function connect(database: TestDatabase): Promise<Client> {
  const client = new Client({ connectionString: database.adminUrl });
  await client.connect();
  return client;
}

async function contentVersion(database: Client): Promise<number> {
  const { rows } = await database.query<{ n: string }>('select n from delivery.content_version');
  return Number(rows[0]!.n);
}
