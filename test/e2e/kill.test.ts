import { describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { signIn, type EditorialClient } from '../support/editorial-client.js';
import { seededRandom } from '../support/random-body.js';
import { isAlive, postmasterPid, serviceBench } from '../support/service-process.js';

jest.setTimeout(120_000);

const SEED = Number(process.env.SEED ?? 7);
const ROUNDS = 4;
const WRITERS = 3;
const PASSWORD = 'correct horse battery staple';

/** One editor at one article, and what the service acknowledged to him. */
interface Writer {
  id: string;
  version: number;
  edition: number;
  /** Editions whose publication was acknowledged. */
  published: number[];
  /** The publish that was under way when the connection broke. */
  pending: { edition: number; key: string; version: number } | null;
}

interface Payload {
  article: { version: number } | null;
  userErrors: { message: string }[];
}

const UPDATE = `mutation ($id: ID!, $version: Int!, $input: UpdateArticleInput!) {
  payload: updateArticle(id: $id, expectedVersion: $version, input: $input) { article { version } userErrors { message } }
}`;
const PUBLISH = `mutation ($id: ID!, $version: Int!, $key: String!) {
  payload: publishArticle(id: $id, expectedVersion: $version, idempotencyKey: $key) { article { version } userErrors { message } }
}`;

/** Edits and publishes until the connection breaks. */
async function writeUntilKilled(client: EditorialClient, writer: Writer): Promise<void> {
  for (;;) {
    const edition = writer.edition + 1;
    const input = { title: `Edition ${edition}` };
    const updated = await client.ask<{ payload: Payload }>(UPDATE, { ...writer, input });
    expect(updated.payload.userErrors).toEqual([]);
    writer.version = updated.payload.article!.version;
    writer.edition = edition;
    writer.pending = { edition, key: `${writer.id}-${edition}`, version: writer.version };
    await publishPending(client, writer);
  }
}

async function publishPending(client: EditorialClient, writer: Writer): Promise<void> {
  const { edition, key, version } = writer.pending!;
  const { payload } = await client.ask<{ payload: Payload }>(PUBLISH, { id: writer.id, version, key });
  expect(payload.userErrors).toEqual([]);
  writer.version = payload.article!.version;
  writer.published.push(edition);
  writer.pending = null;
}

/** What readers are shown of an article: the number of its edition, null where it is hidden. */
async function shownEdition(url: string, id: string): Promise<number | null> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: `query ($id: ID!) { node(id: $id) { ... on Article { title } } }`,
      variables: { id },
    }),
  });
  const { data } = (await response.json()) as { data: { node: { title: string } | null } };
  return data.node && Number(data.node.title.replace('Edition ', ''));
}

async function history(client: EditorialClient, id: string) {
  const { article } = await client.ask<{
    article: {
      version: number;
      draft: { title: string };
      publications: { nodes: { revision: { title: string } }[] };
    };
  }>(
    `query ($id: ID!) { article(id: $id) {
       version draft { title } publications(first: 100) { nodes { revision { title } } }
     } }`,
    { id },
  );
  return article;
}

describe(`a service killed under writers (seed ${SEED})`, () => {
  const bench = serviceBench();

  it('keeps every publish it acknowledged, does a retried one once, and shows nothing half done', async () => {
    const random = seededRandom(SEED);
    const dataDir = bench.newDataDir();
    const env = { ADMIN_EMAIL: 'admin@clinic.example', ADMIN_PASSWORD: PASSWORD };
    let service = bench.start(dataDir, env);
    let { url } = await service.ready;
    let client = await signIn(url, env.ADMIN_EMAIL, PASSWORD);
    const writers: Writer[] = [];
    for (let n = 0; n < WRITERS; n++) {
      const { created } = await client.ask<{ created: { article: { id: string; version: number } } }>(
        `mutation ($input: CreateArticleInput!) { created: createArticle(input: $input) { article { id version } } }`,
        {
          input: {
            title: 'Edition 0',
            slug: `kept-${n}`,
            body: { markdown: `Text number ${n} about nerves.` },
          },
        },
      );
      writers.push({ ...created.article, edition: 0, published: [], pending: null });
    }

    for (let round = 0; round < ROUNDS; round++) {
      const writing = writers.map((writer) => writeUntilKilled(client, writer));
      await sleep(300 + random() * 700);
      const postgres = postmasterPid(dataDir);
      service.kill('SIGKILL');
      if (round % 2 === 1) process.kill(postgres, 'SIGKILL');
      const ends = await Promise.allSettled(writing);
      for (const end of ends) {
        expect(end).toMatchObject({
          status: 'rejected',
          reason: expect.objectContaining({ message: 'fetch failed' }),
        });
      }
      await service.exited;
      expect(isAlive(service.pid)).toBe(false);

      service = bench.start(dataDir, env);
      ({ url } = await service.ready);
      client = await signIn(url, env.ADMIN_EMAIL, PASSWORD);
      for (const writer of writers) {
        // Until its first publish is acknowledged an article may be hidden: null.
        const allowed = [writer.published.at(-1) ?? null, writer.pending?.edition];
        expect(allowed).toContain(await shownEdition(url, writer.id));
        // Whoever got no answer asks again, under the same key.
        if (writer.pending) await publishPending(client, writer);
        const { version, draft, publications } = await history(client, writer.id);
        const editions = publications.nodes.map(({ revision }) =>
          Number(revision.title.replace('Edition ', '')),
        );
        expect(editions).toEqual(writer.published.toReversed().slice(0, 100));
        // An edit whose answer was lost may have been stored; the writer goes on from what there is.
        writer.version = version;
        writer.edition = Number(draft.title.replace('Edition ', ''));
      }
    }
    const total = writers.reduce((sum, writer) => sum + writer.published.length, 0);
    expect(total).toBeGreaterThan(ROUNDS * WRITERS);
  });
});
