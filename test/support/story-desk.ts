import type { DataSource } from 'typeorm';
import { fromGlobalId } from '../../src/graphql/global-id.js';

/** What an answer of the editorial API is to these. */
interface Answer {
  readonly data: unknown;
  readonly errors: readonly unknown[];
}

export interface Story {
  readonly id: string;
  readonly name: string | null;
  readonly texts: readonly { locale: string; markdown: string; imageAlt: string | null }[];
  readonly version: number;
  readonly status: string;
  readonly withdrawnAt: string | null;
  readonly erasedAt: string | null;
  readonly receipts: readonly { readonly id: string; readonly kind: string }[];
}

export interface Receipt {
  readonly id: string;
  readonly kind: string;
  readonly words: number;
  readonly contentVersion: number;
  readonly articles: readonly unknown[];
  readonly images: readonly { imageId: string; isStillUsed: boolean }[];
}

export interface DeskArticle {
  readonly id: string;
  readonly version: number;
}

type Refusals = readonly { readonly code: string; readonly field: readonly string[] | null }[];

const STORY_FIELDS = `id name imageId version status withdrawnAt withdrawalReason erasedAt
  texts { locale markdown body imageAlt } usedIn { id }
  consents { id scopes locales from until note evidenceName isValid recordedBy { name } }
  shown: isShownNow(locale: "en") forPartners: isShownNow(locale: "en", scope: PARTNERS) inDutch: isShownNow(locale: "nl")
  receipts { id kind at words articles { article { id } } }`;
const RECEIPT_FIELDS = `id kind at words contentVersion images { imageId isStillUsed }
  articles { article { id } revision locale from until wasVisible }`;

/** An editor who keeps patients' stories, and publishes articles that use them. Throws where something is refused. */
export class StoryDesk {
  static readonly STORY = `query ($id: ID!) { testimonial(id: $id) { ${STORY_FIELDS} } }`;
  static readonly LIST = `query ($text: String, $status: ConsentStatus) {
    testimonials(text: $text, status: $status) { nodes { id name } totalCount } }`;

  constructor(private readonly ask: (query: string, variables: object) => Promise<Answer>) {}

  async create(input: object): Promise<Story> {
    return (
      await this.do<{ testimonial: Story }>('createTestimonial', '$input: TestimonialInput!', { input })
    ).testimonial;
  }

  refusalOfCreate(input: object): Promise<Refusals> {
    return this.refusal('createTestimonial', '$input: TestimonialInput!', { input });
  }

  async update({ id, version }: Story, input: object): Promise<Story> {
    const variables = { id, expectedVersion: version, input };
    const types = '$id: ID!, $expectedVersion: Int!, $input: TestimonialInput!';
    return (await this.do<{ testimonial: Story }>('updateTestimonial', types, variables)).testimonial;
  }

  async consent({ id }: Story, input: object): Promise<{ id: string; testimonial: Story }> {
    const { version } = await this.story(id);
    const variables = { testimonialId: id, expectedVersion: version, input };
    const types = '$testimonialId: ID!, $expectedVersion: Int!, $input: ConsentInput!';
    const fields = `consent { id isValid until } testimonial { ${STORY_FIELDS} }`;
    const { consent, testimonial } = await this.do<{ consent: { id: string }; testimonial: Story }>(
      'recordConsent',
      types,
      variables,
      fields,
    );
    return { ...consent, testimonial };
  }

  async endConsent(given: { id: string; testimonial: Story }): Promise<{ testimonial: Story } | null> {
    const { version } = await this.story(given.testimonial.id);
    const types = '$id: ID!, $expectedVersion: Int!';
    const fields = `consent { id isValid until } testimonial { ${STORY_FIELDS} }`;
    const { consent, testimonial } = await this.do<{ consent: object | null; testimonial: Story }>(
      'endConsent',
      types,
      { id: given.id, expectedVersion: version },
      fields,
    );
    return consent && { ...consent, testimonial };
  }

  withdraw(
    { id, version }: Story,
    reason: string | null = null,
    idempotencyKey: string | null = null,
  ): Promise<{ testimonial: Story; receipt: Receipt; contentVersion: number }> {
    return this.do(
      'withdrawTestimonial',
      '$id: ID!, $expectedVersion: Int!, $reason: String, $idempotencyKey: String',
      { id, expectedVersion: version, reason, idempotencyKey },
      `testimonial { ${STORY_FIELDS} } receipt { ${RECEIPT_FIELDS} }`,
    );
  }

  erase({ id, version }: Story): Promise<{ testimonial: Story; receipt: Receipt; contentVersion: number }> {
    return this.do(
      'eraseTestimonial',
      '$id: ID!, $expectedVersion: Int!',
      { id, expectedVersion: version },
      `testimonial { ${STORY_FIELDS} } receipt { ${RECEIPT_FIELDS} }`,
    );
  }

  /** What comes of changing a story and of recording a consent to it: codes of the refusals. */
  async refusals({ id, version }: Story): Promise<(string | undefined)[]> {
    const update = await this.refusal(
      'updateTestimonial',
      '$id: ID!, $expectedVersion: Int!, $input: TestimonialInput!',
      { id, expectedVersion: version, input: { name: 'Another' } },
    );
    const consent = await this.refusal(
      'recordConsent',
      '$testimonialId: ID!, $expectedVersion: Int!, $input: ConsentInput!',
      { testimonialId: id, expectedVersion: version, input: { scopes: ['SITE'] } },
    );
    return [update[0]?.code, consent[0]?.code];
  }

  async story(id: string): Promise<Story> {
    return (await this.data<{ testimonial: Story }>(StoryDesk.STORY, { id })).testimonial;
  }

  async list(filter: object): Promise<string[]> {
    const { testimonials } = await this.data<{ testimonials: { nodes: { id: string }[] } }>(
      StoryDesk.LIST,
      filter,
    );
    return testimonials.nodes.map(({ id }) => id);
  }

  async article(title: string, storyId: string, more: object = {}): Promise<DeskArticle> {
    const input = { title, body: { portableText: bodyWith(storyId) }, ...more };
    return (
      await this.do<{ article: DeskArticle }>(
        'createArticle',
        '$input: CreateArticleInput!',
        { input },
        'article { id version }',
      )
    ).article;
  }

  refusalOfArticle(title: string, storyId: string): Promise<Refusals> {
    const input = { title, body: { portableText: [reference(storyId)] } };
    return this.refusal('createArticle', '$input: CreateArticleInput!', { input });
  }

  async retitle({ id, version }: DeskArticle, title: string): Promise<DeskArticle> {
    const types = '$id: ID!, $expectedVersion: Int!, $input: UpdateArticleInput!';
    const variables = { id, expectedVersion: version, input: { title } };
    return (
      await this.do<{ article: DeskArticle }>('updateArticle', types, variables, 'article { id version }')
    ).article;
  }

  async restore({ id, version }: DeskArticle): Promise<void> {
    const types = '$id: ID!, $expectedVersion: Int!, $number: Int!';
    await this.do(
      'restoreRevision',
      types,
      { id, expectedVersion: version, number: 1 },
      'article { id version }',
    );
  }

  async publish(
    { id, version }: DeskArticle,
    when: { at?: string; until?: string } = {},
  ): Promise<DeskArticle> {
    const types = '$id: ID!, $expectedVersion: Int!, $at: DateTime, $until: DateTime';
    const variables = { id, expectedVersion: version, at: null, until: null, ...when };
    return (
      await this.do<{ article: DeskArticle }>('publishArticle', types, variables, 'article { id version }')
    ).article;
  }

  refusalOfPublish({ id, version }: DeskArticle): Promise<Refusals> {
    return this.refusal('publishArticle', '$id: ID!, $expectedVersion: Int!', {
      id,
      expectedVersion: version,
    });
  }

  async problems(id: string): Promise<readonly { code: string }[]> {
    const { article } = await this.data<{ article: { problems: { code: string }[] } }>(
      'query ($id: ID!) { article(id: $id) { problems { code severity message path } } }',
      { id },
    );
    return article.problems;
  }

  rowId(globalId: string): string {
    return fromGlobalId(globalId, 'id').id;
  }

  /** The tables of which some row holds a text, upper or lower case. */
  everywhere({ dataSource }: { dataSource: DataSource }, text: string): Promise<string[]> {
    return tablesHolding((sql, values) => dataSource.query(sql, values), text);
  }

  private async do<Data>(
    mutation: string,
    types: string,
    variables: object,
    fields = `testimonial { ${STORY_FIELDS} }`,
  ): Promise<Data & { contentVersion: number }> {
    const names = Object.keys(variables).map((name) => `${name}: $${name}`);
    const query = `mutation (${types}) { done: ${mutation}(${names.join(', ')}) {
      ${fields} contentVersion userErrors { code message field } } }`;
    const { done } = await this.data<{ done: Data & { contentVersion: number; userErrors: Refusals } }>(
      query,
      variables,
    );
    if (done.userErrors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(done.userErrors)}`);
    return done;
  }

  private async refusal(mutation: string, types: string, variables: object): Promise<Refusals> {
    const names = Object.keys(variables).map((name) => `${name}: $${name}`);
    const query = `mutation (${types}) { done: ${mutation}(${names.join(', ')}) { userErrors { code message field } } }`;
    return (await this.data<{ done: { userErrors: Refusals } }>(query, variables)).done.userErrors;
  }

  private async data<Data>(query: string, variables: object): Promise<Data> {
    const { data, errors } = await this.ask(query, variables);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data as Data;
  }
}

function reference(storyId: string): object {
  return { _type: 'testimonial', testimonial: { _type: 'reference', _ref: storyId } };
}

function bodyWith(storyId: string): object[] {
  const paragraph = (text: string) => ({
    _type: 'block',
    style: 'normal',
    children: [{ _type: 'span', text }],
  });
  return [paragraph('Before the story.'), reference(storyId), paragraph('After the story.')];
}

/** The tables, of all schemas but the catalogue's, of which some row holds a text, upper or lower case; sorted. */
export async function tablesHolding(
  query: (sql: string, values: unknown[]) => Promise<unknown>,
  text: string,
): Promise<string[]> {
  const tables = (await query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    [],
  )) as { name: string }[];
  const holding: string[] = [];
  for (const { name } of tables) {
    const rows = (await query(`select 1 from ${name} as r where position($1 in lower(r::text)) > 0 limit 1`, [
      text.toLowerCase(),
    ])) as unknown[];
    if (rows.length > 0) holding.push(name.replaceAll('"', ''));
  }
  return holding;
}
