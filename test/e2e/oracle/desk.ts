import type { EditorialClient } from '../../support/editorial-client.js';

/** An article as an editor last saw it. */
export interface DeskArticle {
  readonly id: string;
  readonly version: number;
  readonly slug: string;
}

interface Payload {
  readonly article: { id: string; version: number; draft: { slug: string } } | null;
  readonly userErrors: readonly { message: string }[];
}

const PAYLOAD = '{ article { id version draft { slug } } userErrors { message } }';

/** What an editor does, by the editorial API. Everything throws where it is refused. */
export class Desk {
  constructor(private readonly client: EditorialClient) {}

  create(input: object): Promise<DeskArticle> {
    return this.run(
      `mutation ($input: CreateArticleInput!) { result: createArticle(input: $input) ${PAYLOAD} }`,
      { input },
    );
  }

  update({ id, version }: DeskArticle, input: object): Promise<DeskArticle> {
    return this.run(
      `mutation ($id: ID!, $version: Int!, $input: UpdateArticleInput!) {
        result: updateArticle(id: $id, expectedVersion: $version, input: $input) ${PAYLOAD}
      }`,
      { id, version, input },
    );
  }

  publish(
    { id, version }: DeskArticle,
    when: { at?: string; until?: string; revision?: number } = {},
  ): Promise<DeskArticle> {
    return this.run(
      `mutation ($id: ID!, $version: Int!, $at: DateTime, $until: DateTime, $revision: Int) {
        result: publishArticle(id: $id, expectedVersion: $version, at: $at, until: $until, revision: $revision) ${PAYLOAD}
      }`,
      { id, version, ...when },
    );
  }

  unpublish(article: DeskArticle): Promise<DeskArticle> {
    return this.end('unpublishArticle', article);
  }

  archive(article: DeskArticle): Promise<DeskArticle> {
    return this.end('archiveArticle', article);
  }

  /** An article that is there, by its id. */
  async find(id: string): Promise<DeskArticle> {
    const { article } = await this.client.ask<Pick<Payload, 'article'>>(
      'query ($id: ID!) { article(id: $id) { id version draft { slug } } }',
      { id },
    );
    return { ...article!, slug: article!.draft.slug };
  }

  private end(mutation: string, { id, version }: DeskArticle): Promise<DeskArticle> {
    return this.run(
      `mutation ($id: ID!, $version: Int!) { result: ${mutation}(id: $id, expectedVersion: $version) ${PAYLOAD} }`,
      { id, version },
    );
  }

  private async run(mutation: string, variables: object): Promise<DeskArticle> {
    const { result } = await this.client.ask<{ result: Payload }>(mutation, variables);
    const { article, userErrors } = result;
    if (!article) throw new Error(userErrors.map(({ message }) => message).join(' '));
    return { id: article.id, version: article.version, slug: article.draft.slug };
  }
}
