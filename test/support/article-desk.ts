/** What a desk sends queries with: the editorial API by whatever way. */
export type Ask = (
  query: string,
  variables: object,
) => Promise<{ readonly data: unknown; readonly errors?: unknown }>;

export interface DeskProblem {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly path: readonly string[] | null;
}

export interface WrittenArticle {
  readonly id: string;
  readonly version: number;
  readonly draft: { readonly number: number; readonly slug: string };
  readonly problems: readonly DeskProblem[];
}

export interface UserErrorAnswer {
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[] | null;
}

const PAYLOAD = `{
  article { id version draft { number slug } problems { code severity message path } }
  userErrors { code message field }
}`;

const CREATE = `mutation ($input: CreateArticleInput!) { result: createArticle(input: $input) ${PAYLOAD} }`;
const UPDATE = `mutation ($id: ID!, $version: Int!, $input: UpdateArticleInput!) {
  result: updateArticle(id: $id, expectedVersion: $version, input: $input) ${PAYLOAD}
}`;
const PUBLISH = `mutation ($id: ID!, $version: Int!, $revision: Int, $at: DateTime, $change: ChangeKind) {
  result: publishArticle(id: $id, expectedVersion: $version, revision: $revision, at: $at, changeKind: $change) ${PAYLOAD}
}`;
const UNPUBLISH = `mutation ($id: ID!, $version: Int!) {
  result: unpublishArticle(id: $id, expectedVersion: $version) ${PAYLOAD}
}`;
const RESTORE = `mutation ($id: ID!, $version: Int!, $number: Int!) {
  result: restoreRevision(id: $id, expectedVersion: $version, number: $number) ${PAYLOAD}
}`;

interface Result {
  readonly article: WrittenArticle | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

/** What an editor does with articles, as short as a test wants it. Throws what is refused, unless it asks for the refusal. */
export class ArticleDesk {
  constructor(private readonly ask: Ask) {}

  create(input: object): Promise<WrittenArticle> {
    return this.done(CREATE, { input });
  }

  update({ id, version }: WrittenArticle, input: object): Promise<WrittenArticle> {
    return this.done(UPDATE, { id, version, input });
  }

  publish(
    { id, version }: Pick<WrittenArticle, 'id' | 'version'>,
    order: object = {},
  ): Promise<WrittenArticle> {
    return this.done(PUBLISH, { id, version, ...order });
  }

  unpublish({ id, version }: WrittenArticle): Promise<WrittenArticle> {
    return this.done(UNPUBLISH, { id, version });
  }

  restore({ id, version }: WrittenArticle, number: number): Promise<WrittenArticle> {
    return this.done(RESTORE, { id, version, number });
  }

  async published(input: object): Promise<WrittenArticle> {
    return this.publish(await this.create(input));
  }

  /** What publishing is refused with; empty where it is not. */
  async refusalOfPublish(
    { id, version }: WrittenArticle,
    order: object = {},
  ): Promise<readonly UserErrorAnswer[]> {
    return (await this.result(PUBLISH, { id, version, ...order })).userErrors;
  }

  /** What creating is refused with; empty where it is not. */
  async refusalOfCreate(input: object): Promise<readonly UserErrorAnswer[]> {
    return (await this.result(CREATE, { input })).userErrors;
  }

  private async done(query: string, variables: object): Promise<WrittenArticle> {
    const { article, userErrors } = await this.result(query, variables);
    if (!article || userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
    return article;
  }

  private async result(query: string, variables: object): Promise<Result> {
    const { data, errors } = await this.ask(query, variables);
    if (Array.isArray(errors) && errors.length > 0) throw new Error(JSON.stringify(errors));
    return (data as { result: Result }).result;
  }
}
