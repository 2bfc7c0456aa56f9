import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { signIn, type EditorialClient } from '../support/editorial-client.js';
import { ADMIN, startInProcess, type InProcessService } from '../support/in-process-service.js';

jest.setTimeout(60_000);

interface Article {
  readonly id: string;
  readonly version: number;
}

describe('what readers saw at an instant', () => {
  let database: TestDatabase;
  let service: InProcessService;
  let editor: EditorialClient;

  beforeAll(async () => {
    database = await createTestDatabase();
    service = await startInProcess(database.ownerUrl);
    editor = await signIn(service.url, ADMIN.email, ADMIN.password);
  });

  afterAll(async () => {
    await service?.stop();
    await database?.drop();
  });

  /** The article a mutation answers with. */
  async function change(mutation: string, variables: object): Promise<Article> {
    const answer = await editor.ask<Record<string, { article: Article; userErrors: unknown }>>(
      mutation,
      variables,
    );
    const [{ article, userErrors }] = Object.values(answer) as [{ article: Article; userErrors: unknown }];
    expect(userErrors).toEqual([]);
    return article;
  }

  /** An instant between what was done before and what is done after. */
  async function now(): Promise<string> {
    await sleep(20);
    const instant = new Date().toISOString();
    await sleep(20);
    return instant;
  }

  const PAYLOAD = '{ article { id version } userErrors { code message field } }';
  const PUBLISH = `mutation ($id: ID!, $version: Int!) { publishArticle(id: $id, expectedVersion: $version, changeKind: MATERIAL) ${PAYLOAD} }`;

  async function seen(id: string, at: string) {
    const { articleAsOf } = await editor.ask<{ articleAsOf: unknown }>(
      `query ($id: ID!, $at: DateTime!) { articleAsOf(id: $id, at: $at) {
        title html readingTimeMinutes revision { number } citations { text } medicalReview { reviewedOn isOverdue } } }`,
      { id, at },
    );
    return articleAsOf;
  }

  it('is the text of then, with its citations and the review it carried then', async () => {
    let article = await change(
      `mutation ($input: CreateArticleInput!) { createArticle(input: $input) ${PAYLOAD} }`,
      {
        input: { title: 'First', body: { markdown: 'One dose a day[^a].\n\n[^a]: A trial.' } },
      },
    );
    const { id } = article;
    const before = await now();
    article = await change(PUBLISH, article);
    const first = await now();
    const { authors } = await editor.ask<{
      authors: { nodes: { id: string; credentials: string | null }[] };
    }>(`{ authors(first: 20) { nodes { id credentials } } }`);
    const reviewer = authors.nodes.find(({ credentials }) => credentials)!;
    article = await change(
      `mutation ($id: ID!, $version: Int!, $input: MedicalReviewInput!) {
        recordMedicalReview(articleId: $id, expectedVersion: $version, input: $input) ${PAYLOAD} }`,
      { ...article, input: { reviewerIds: [reviewer.id], reviewedOn: '2026-01-05' } },
    );
    const reviewed = await now();
    article = await change(
      `mutation ($id: ID!, $version: Int!) { updateArticle(id: $id, expectedVersion: $version,
        input: { title: "Second", citations: [], body: { markdown: "Two doses a day." } }) ${PAYLOAD} }`,
      article,
    );
    article = await change(PUBLISH, article);
    const second = await now();
    await change(
      `mutation ($id: ID!, $version: Int!) { unpublishArticle(id: $id, expectedVersion: $version) ${PAYLOAD} }`,
      article,
    );
    const after = await now();

    expect(await seen(id, before)).toBeNull();
    expect(await seen(id, first)).toMatchObject({
      title: 'First',
      revision: { number: 1 },
      citations: [{ text: 'A trial.' }],
      medicalReview: null,
    });
    expect(await seen(id, reviewed)).toMatchObject({
      title: 'First',
      medicalReview: { reviewedOn: '2026-01-05', isOverdue: false },
    });
    expect(await seen(id, second)).toEqual({
      title: 'Second',
      html: '<p>Two doses a day.</p>\n',
      readingTimeMinutes: 1,
      revision: { number: 2 },
      citations: [],
      medicalReview: null,
    });
    expect(await seen(id, after)).toBeNull();
  });

  it('is not asked of the future', async () => {
    const { articles } = await editor.ask<{ articles: { nodes: { id: string }[] } }>(
      `{ articles(first: 1) { nodes { id } } }`,
    );
    await expect(seen(articles.nodes[0]!.id, '2999-01-01T00:00:00Z')).rejects.toThrow('lies in the future');
  });
});
