import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from '../../src/graphql/global-id.js';
import { monthsAfter } from '../../src/rules/medical-review/review-policy.js';
import { newId } from '../../src/rules/uuid.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startEditorial, type Credential, type EditorialServer } from '../support/editorial-server.js';

const REVIEW = `id revision reviewers { name } reviewedOn nextDueOn isOverdue evidence note createdBy { name } withdrawnAt`;
const ARTICLE = `id version proposedChange medicalReviews { ${REVIEW} } problems { code severity }
  publications(first: 1) { nodes { changeKind medicalReview { revision } } }`;
const FAULTS = `contentVersion userErrors { code message field ... on VersionConflict { current { version } } }`;
const PAYLOAD = `{ article { ${ARTICLE} } ${FAULTS} }`;
const CREATE = `mutation ($input: CreateArticleInput!) { result: createArticle(input: $input) ${PAYLOAD} }`;
const UPDATE = `mutation ($id: ID!, $version: Int!, $input: UpdateArticleInput!) {
  result: updateArticle(id: $id, expectedVersion: $version, input: $input) ${PAYLOAD}
}`;
const PUBLISH = `mutation ($id: ID!, $version: Int!, $change: ChangeKind, $revision: Int, $at: DateTime) {
  result: publishArticle(id: $id, expectedVersion: $version, changeKind: $change, revision: $revision, at: $at) ${PAYLOAD}
}`;
const RECORD = `mutation ($id: ID!, $version: Int!, $input: MedicalReviewInput!, $key: String) {
  result: recordMedicalReview(articleId: $id, expectedVersion: $version, input: $input, idempotencyKey: $key) {
    medicalReview { ${REVIEW} } article { ${ARTICLE} } ${FAULTS}
  }
}`;
const WITHDRAW = `mutation ($review: ID!, $version: Int!) {
  result: withdrawMedicalReview(id: $review, expectedVersion: $version) {
    medicalReview { ${REVIEW} } article { ${ARTICLE} } ${FAULTS}
  }
}`;
const TEXT = 'Most people with the palsy recover within a few months, and many of them recover completely.';

interface Review {
  readonly id: string;
  readonly revision: number;
  readonly nextDueOn: string;
  readonly isOverdue: boolean;
  readonly withdrawnAt: string | null;
}

interface Article {
  readonly id: string;
  readonly version: number;
  readonly proposedChange: string | null;
  readonly medicalReviews: readonly Review[];
  readonly problems: readonly { code: string; severity: string }[];
  readonly publications: {
    readonly nodes: readonly { changeKind: string | null; medicalReview: { revision: number } | null }[];
  };
}

interface Result {
  readonly article: Article | null;
  readonly medicalReview?: Review | null;
  readonly contentVersion: number;
  readonly userErrors: readonly {
    code: string;
    message: string;
    field: string[] | null;
    current?: { version: number };
  }[];
}

let database: TestDatabase;
let server: EditorialServer;
let editor: Credential;
let reviewer: string;
let articles = 0;

async function start(env: Record<string, string>): Promise<void> {
  database = await createTestDatabase();
  server = await startEditorial(database.ownerUrl, env);
  editor = await server.signedIn('EDITOR');
  reviewer = await author('Inès Verbeek', 'MD, PhD');
}

async function stop(): Promise<void> {
  await server?.close();
  await database?.drop();
}

async function author(name: string, credentials: string | null): Promise<string> {
  const { data } = await server.ask<{ made: { author: { id: string } } }>(
    `mutation ($input: AuthorInput!) { made: createAuthor(input: $input) { author { id } } }`,
    { input: { name, credentials } },
    editor,
  );
  return data.made.author.id;
}

async function send(mutation: string, variables: object, credential = editor): Promise<Result> {
  const { data, errors } = await server.ask<{ result: Result }>(mutation, variables, credential);
  expect(errors).toEqual([]);
  return data.result;
}

async function done(mutation: string, variables: object): Promise<Article> {
  const { article, userErrors } = await send(mutation, variables);
  expect(userErrors).toEqual([]);
  return article!;
}

function create(markdown = TEXT): Promise<Article> {
  articles += 1;
  return done(CREATE, { input: { title: `Article ${articles}`, body: { markdown } } });
}

const update = ({ id, version }: Article, markdown: string) =>
  done(UPDATE, { id, version, input: { body: { markdown } } });
const publish = ({ id, version }: Article, more: object = {}) => done(PUBLISH, { id, version, ...more });
const record = ({ id, version }: Article, more: object = {}) =>
  done(RECORD, { id, version, input: { reviewerIds: [reviewer], reviewedOn: CHECKED, ...more } });

/** What readers see now: the review of each visible row of the article. */
function seen({ id }: Article): Promise<{ review: { reviewedOn: string } | null; due: string | null }[]> {
  const uuid = Buffer.from(id, 'base64url').toString().split(':')[1];
  return server.dataSource.query(
    `select review, review_due_on::text as due from delivery.reading
     where article_id = $1 and visible_from <= clock_timestamp() and visible_until > clock_timestamp()`,
    [uuid],
  );
}

async function reviewSeen(article: Article): Promise<string | null> {
  const [row] = await seen(article);
  return row?.review?.reviewedOn ?? null;
}

function faultsOf({ userErrors }: Result): string[] {
  return userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`);
}

/** The calendar day so many days ago, in UTC. */
function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

const CHECKED = daysAgo(200);
const AFTERWARDS = daysAgo(199);
const LATER = daysAgo(170);
const NEXT_YEAR = daysAgo(-400);

describe('a medical review', () => {
  beforeAll(() => start({ REVIEW_INTERVAL_MONTHS: '24' }));
  afterAll(stop);

  it('is recorded with who, when, and the day it is due again by the policy of the site', async () => {
    const article = await create();
    const { medicalReviews, version } = await record(article, { evidence: ' NHG 2024 ', note: 'By post.' });
    expect(version).toBe(article.version + 1);
    expect(medicalReviews).toEqual([
      {
        id: expect.any(String),
        revision: 1,
        reviewers: [{ name: 'Inès Verbeek' }],
        reviewedOn: CHECKED,
        nextDueOn: monthsAfter(CHECKED, 24),
        isOverdue: false,
        evidence: 'NHG 2024',
        note: 'By post.',
        createdBy: { name: 'The editor' },
        withdrawnAt: null,
      },
    ]);
  });

  it('is what readers see with the revision that was checked, whichever came first', async () => {
    const article = await record(await create());
    expect(await reviewSeen(await publish(article))).toBe(CHECKED);
    const other = await publish(await create());
    expect(await reviewSeen(other)).toBeNull();
    const { contentVersion: before } = await send(PUBLISH, { id: other.id, version: 99 });
    const { contentVersion } = await send(RECORD, {
      id: other.id,
      version: other.version,
      input: { reviewerIds: [reviewer], reviewedOn: AFTERWARDS },
    });
    expect(contentVersion).toBe(before + 1);
    expect(await reviewSeen(other)).toBe(AFTERWARDS);
  });

  it('stays through a minor change and goes with a material one, as the comparison proposes', async () => {
    let article = await publish(await record(await create()));
    article = await update(article, TEXT.replace('many of them', 'many of those'));
    expect(article.proposedChange).toBe('MINOR');
    article = await publish(article);
    expect(article.publications.nodes[0]).toEqual({ changeKind: 'MINOR', medicalReview: { revision: 1 } });
    expect(await reviewSeen(article)).toBe(CHECKED);
    article = await update(article, TEXT.replace('a few', '3 to 6'));
    expect(article.proposedChange).toBe('MATERIAL');
    article = await publish(article);
    expect(article.publications.nodes[0]).toEqual({ changeKind: 'MATERIAL', medicalReview: null });
    expect(await reviewSeen(article)).toBeNull();
    article = await record(article, { reviewedOn: LATER });
    expect(await reviewSeen(article)).toBe(LATER);
    expect(article.proposedChange).toBeNull();
  });

  it('goes by what the editor says of a change, against the comparison too', async () => {
    const reviewed = await publish(await record(await create()));
    const minor = await publish(await update(reviewed, TEXT.replace('a few', '3')), { change: 'MINOR' });
    expect(await reviewSeen(minor)).toBe(CHECKED);
    const material = await publish(await update(minor, `${TEXT}!`), { change: 'MATERIAL' });
    expect(await reviewSeen(material)).toBeNull();
    // However small what follows: what it follows was not checked.
    const later = await publish(await update(material, `${TEXT}!!`), { change: 'MINOR' });
    expect(await reviewSeen(later)).toBeNull();
    expect(later.problems).toContainEqual({ code: 'REVIEW_MISSING', severity: 'WARNING' });
  });

  it('of a later revision says nothing of the earlier one that readers see', async () => {
    const first = await publish(await create());
    const article = await record(await update(first, `${TEXT}!`));
    expect(article.medicalReviews).toMatchObject([{ revision: 2 }]);
    expect(await reviewSeen(article)).toBeNull();
    expect(await reviewSeen(await publish(article))).toBe(CHECKED);
  });

  it('is carried by a publication that is only scheduled, too', async () => {
    const article = await create();
    const at = new Date(Date.now() + 3_600_000).toISOString();
    const scheduled = await publish(article, { at });
    await record(scheduled);
    const uuid = Buffer.from(article.id, 'base64url').toString().split(':')[1];
    const rows = await server.dataSource.query<unknown[]>(
      `select review_due_on::text as due from delivery.reading where article_id = $1`,
      [uuid],
    );
    expect(rows).toEqual([{ due: monthsAfter(CHECKED, 24) }]);
  });

  it('that is withdrawn counts no more, and the one before it counts again', async () => {
    let article = await publish(await record(await create(), { reviewedOn: daysAgo(400) }));
    article = await record(article, { reviewedOn: daysAgo(300) });
    expect(article.medicalReviews.map(({ nextDueOn }) => nextDueOn)).toEqual([
      monthsAfter(daysAgo(300), 24),
      monthsAfter(daysAgo(400), 24),
    ]);
    const [latest, first] = article.medicalReviews;
    const { article: present } = await send(WITHDRAW, { review: latest!.id, version: article.version });
    expect(present!.medicalReviews[0]!.withdrawnAt).not.toBeNull();
    expect(await reviewSeen(article)).toBe(daysAgo(400));
    expect(faultsOf(await send(WITHDRAW, { review: latest!.id, version: present!.version }))).toEqual([
      'NOT_ALLOWED_NOW id',
    ]);
    await done(WITHDRAW, { review: first!.id, version: present!.version });
    expect(await seen(article)).toEqual([{ review: null, due: null }]);
  });

  it('is overdue from its due day on: flagged and found, and shown all the same', async () => {
    let article = await publish(
      await record(await create(), { reviewedOn: '2020-01-01', nextDueOn: '2021-01-01' }),
    );
    expect(article.medicalReviews).toMatchObject([{ isOverdue: true }]);
    expect(article.problems).toContainEqual({ code: 'REVIEW_OVERDUE', severity: 'WARNING' });
    expect(await reviewSeen(article)).toBe('2020-01-01');
    const list = async (day: string) => {
      const { data } = await server.ask<{ articles: { totalCount: number; nodes: { id: string }[] } }>(
        `query ($day: Date!) { articles(filter: { reviewDueBefore: $day }, order: REVIEW_DUE) { totalCount nodes { id } } }`,
        { day },
        editor,
      );
      return data.articles;
    };
    expect(await list('2021-01-01')).toEqual({ totalCount: 0, nodes: [] });
    expect(await list('2021-01-02')).toEqual({ totalCount: 1, nodes: [{ id: article.id }] });
    article = await record(article);
    expect(article.problems.map(({ code }) => code)).not.toContain('REVIEW_OVERDUE');
    expect(await list('2021-01-02')).toEqual({ totalCount: 0, nodes: [] });
  });

  it('orders a list by its due day, articles without one last, page by page', async () => {
    const query = `query ($after: String) { articles(first: 2, after: $after, order: REVIEW_DUE) {
      nodes { medicalReviews { nextDueOn withdrawnAt } } pageInfo { endCursor hasNextPage } } }`;
    interface Page {
      readonly articles: {
        readonly nodes: readonly Pick<Article, 'medicalReviews'>[];
        readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
      };
    }
    const due: (string | null)[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Page = (await server.ask<Page>(query, { after }, editor)).data;
      for (const { medicalReviews } of page.articles.nodes) {
        due.push(medicalReviews.find(({ withdrawnAt }) => withdrawnAt === null)?.nextDueOn ?? null);
      }
      after = page.articles.pageInfo.endCursor;
      more = page.articles.pageInfo.hasNextPage;
    }
    const known = due.filter((day) => day !== null);
    expect(due).toEqual([...known.toSorted(), ...due.filter((day) => day === null)]);
    expect(known.length).toBeGreaterThan(3);
    expect(due.length).toBeGreaterThan(known.length);
  });

  it.each<[string, object, string]>([
    ['nobody', { reviewerIds: [] }, 'REQUIRED input.reviewerIds'],
    [
      'an unknown author',
      { reviewerIds: [toGlobalId('Author', newId(new Date()))] },
      'NOT_FOUND input.reviewerIds.0',
    ],
    ['a day to come', { reviewedOn: '2999-01-01' }, 'INVALID input.reviewedOn'],
    ['a due day before the review', { nextDueOn: CHECKED }, 'INVALID input.nextDueOn'],
    ['a due day too far off', { nextDueOn: daysAgo(200 - 3654) }, 'INVALID input.nextDueOn'],
    ['an unknown revision', { revision: 7 }, 'NOT_FOUND input.revision'],
    ['evidence without end', { evidence: 'x'.repeat(5001) }, 'TOO_LONG input.evidence'],
  ])('is refused with %s', async (_, wrong, fault) => {
    const { id, version } = await create();
    const input = { reviewerIds: [reviewer], reviewedOn: CHECKED, ...wrong };
    expect(faultsOf(await send(RECORD, { id, version, input }))).toEqual([fault]);
  });

  it('is refused of an author without credentials, with words that say what to do', async () => {
    const { id, version } = await create();
    const input = { reviewerIds: [reviewer, await author('Sam', null)], reviewedOn: CHECKED };
    const { userErrors } = await send(RECORD, { id, version, input });
    expect(userErrors).toEqual([
      {
        code: 'INVALID',
        field: ['input', 'reviewerIds', '1'],
        message: expect.stringContaining('"Sam" has no'),
      },
    ]);
  });

  it('is refused of an article that somebody wrote meanwhile, and done once however often it is sent', async () => {
    const { id, version } = await create();
    const input = { reviewerIds: [reviewer], reviewedOn: CHECKED };
    const conflict = await send(RECORD, { id, version: version + 1, input });
    expect(conflict.userErrors).toMatchObject([{ code: 'VERSION_CONFLICT', current: { version } }]);
    const once = { id, version, input, key: 'review-once' };
    const [first, second] = [await send(RECORD, once), await send(RECORD, once)];
    expect(second.medicalReview).toEqual(first.medicalReview);
    expect(second.article?.medicalReviews).toHaveLength(1);
    const unknown = { review: toGlobalId('MedicalReview', newId(new Date())), version: 1 };
    expect(faultsOf(await send(WITHDRAW, unknown))).toEqual(['NOT_FOUND id']);
  });

  it('is recorded by reviewers and up, not by writers', async () => {
    const { id, version } = await create();
    const variables = { id, version, input: { reviewerIds: [reviewer], reviewedOn: CHECKED } };
    const writer = await server.ask(RECORD, variables, await server.signedIn('WRITER'));
    expect(writer.errors[0]?.extensions['code']).toBe('FORBIDDEN');
    const { userErrors } = await send(RECORD, variables, await server.signedIn('REVIEWER'));
    expect(userErrors).toEqual([]);
  });
});

describe('a site that publishes only what was reviewed, and withholds what is overdue', () => {
  beforeAll(() => start({ REVIEW_REQUIRED: 'true', REVIEW_OVERDUE: 'withhold' }));
  afterAll(stop);

  it('refuses what nobody checked, what changed materially since, and what is overdue', async () => {
    let article = await create();
    expect(article.problems).toContainEqual({ code: 'REVIEW_MISSING', severity: 'BLOCKING' });
    expect(faultsOf(await send(PUBLISH, { id: article.id, version: article.version }))).toEqual([
      'REVIEW_MISSING id',
    ]);
    article = await publish(await record(article));
    article = await update(article, TEXT.replace('a few', '3'));
    expect(faultsOf(await send(PUBLISH, { id: article.id, version: article.version }))).toEqual([
      'REVIEW_MISSING id',
    ]);
    expect(await reviewSeen(await publish(article, { change: 'MINOR' }))).toBe(CHECKED);
    const old = await record(await create(), { reviewedOn: '2020-01-01', nextDueOn: '2021-01-01' });
    expect(old.problems).toContainEqual({ code: 'REVIEW_OVERDUE', severity: 'BLOCKING' });
    expect(faultsOf(await send(PUBLISH, { id: old.id, version: old.version }))).toEqual([
      'REVIEW_OVERDUE id',
    ]);
  });

  it('looks at the day on which a scheduled article is first seen', async () => {
    const soon = new Date(Date.now() + 86_400_000 * 3);
    const nextDueOn = soon.toISOString().slice(0, 10);
    const article = await record(await create(), { nextDueOn });
    const { id, version } = article;
    expect(faultsOf(await send(PUBLISH, { id, version, at: soon.toISOString() }))).toEqual([
      'REVIEW_OVERDUE id',
    ]);
    await publish(article);
  });

  it('shows an article up to its due day, and again after a new review', async () => {
    const due = new Date(Date.now() + 86_400_000 * 30).toISOString().slice(0, 10);
    let article = await publish(await record(await create(), { nextDueOn: due }));
    const uuid = Buffer.from(article.id, 'base64url').toString().split(':')[1];
    const until = () =>
      server.dataSource.query<{ until: string }[]>(
        `select (visible_until at time zone 'utc')::text as until from delivery.reading where article_id = $1`,
        [uuid],
      );
    expect(await until()).toEqual([{ until: `${due} 00:00:00` }]);
    article = await record(article, { reviewedOn: AFTERWARDS, nextDueOn: NEXT_YEAR });
    expect(await until()).toEqual([{ until: `${NEXT_YEAR} 00:00:00` }]);
    // As if the day had come: what is recorded anew brings back what was gone.
    await record(article, { reviewedOn: daysAgo(198), nextDueOn: daysAgo(197) });
    expect(await seen(article)).toEqual([]);
  });

  it('brings an article back that nobody saw any more', async () => {
    let article = await publish(await record(await create(), { nextDueOn: NEXT_YEAR }));
    article = await record(article, { reviewedOn: AFTERWARDS, nextDueOn: daysAgo(198) });
    expect(await seen(article)).toEqual([]);
    article = await record(article, { reviewedOn: daysAgo(197), nextDueOn: monthsAfter(CHECKED, 24) });
    expect(await seen(article)).toMatchObject([{ due: monthsAfter(CHECKED, 24) }]);
  });
});
