import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import {
  connectionOf,
  readPage,
  type Connection,
  type ConnectionArguments,
} from '../../graphql/connection.js';
import { Cursors } from '../../graphql/cursor.js';
import { fromGlobalIdOf } from '../../graphql/global-id.js';
import { Gate } from '../../publication/gate.js';
import { filterText } from '../containing.js';
import { createLoaders } from '../loaders.js';
import { viewerOf, type EditorialContext } from '../context.js';
import { userErrorsOf, type UserErrorRow } from '../user-errors.js';
import { Requires } from '../users/permission.guard.js';
import type { AuthorEntity } from './author.entity.js';
import type { AuthorInput } from './author.input.js';
import { countAuthors, pageOfAuthors } from './author.repository.js';
import { withPortraitId } from './portrait.js';
import { CreateAuthorCommand } from './create-author.command.js';
import { UpdateAuthorCommand } from './update-author.command.js';

interface AuthorPayload {
  readonly author: AuthorEntity | null;
  readonly contentVersion: number;
  readonly userErrors: readonly UserErrorRow[];
}

@Resolver()
export class AuthorsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    private readonly cursors: Cursors,
    private readonly createCommand: CreateAuthorCommand,
    private readonly updateCommand: UpdateAuthorCommand,
  ) {}

  @Query('author')
  @Requires('articles:read')
  author(_: unknown, { id }: { id: string }, { loaders }: EditorialContext): Promise<AuthorEntity | null> {
    return loaders.author.load(fromGlobalIdOf('Author', id, 'id'));
  }

  @Query('authors')
  @Requires('articles:read')
  async authors(
    _: unknown,
    args: ConnectionArguments & { text?: string | null },
  ): Promise<Connection<AuthorEntity> & { totalCount: () => Promise<number> }> {
    const text = filterText(args.text, 'text');
    const list = `editorial.authors ${JSON.stringify({ text })}`;
    const page = readPage(args, list, this.cursors);
    const rows = await pageOfAuthors(this.dataSource.manager, text, page);
    return {
      ...connectionOf(rows, page, (row) => this.cursors.seal(list, [row.nameKey, row.id])),
      totalCount: () => countAuthors(this.dataSource.manager, text),
    };
  }

  @Mutation('createAuthor')
  @Requires('authors:write')
  createAuthor(
    _: unknown,
    args: { input: AuthorInput; idempotencyKey?: string | null },
    context: EditorialContext,
  ): Promise<AuthorPayload> {
    const { now } = context;
    const call = { now, idempotencyKey: args.idempotencyKey };
    return this.answer(context, () =>
      this.createCommand.run(withPortraitId(args.input), viewerOf(context), call),
    );
  }

  @Mutation('updateAuthor')
  @Requires('authors:write')
  updateAuthor(
    _: unknown,
    { idempotencyKey, expectedVersion, input, ...args }: UpdateAuthorArguments,
    context: EditorialContext,
  ): Promise<AuthorPayload> {
    const order = {
      id: fromGlobalIdOf('Author', args.id, 'id'),
      expectedVersion,
      input: withPortraitId(input),
    };
    return this.answer(context, () => this.updateCommand.run(order, viewerOf(context), { idempotencyKey }));
  }

  private async answer(
    context: EditorialContext,
    command: () => Promise<{ id: string; contentVersion: number }>,
  ): Promise<AuthorPayload> {
    try {
      const { id, contentVersion } = await command();
      context.loaders = createLoaders(this.dataSource.manager);
      const author = await context.loaders.author.load(id);
      return { author, contentVersion, userErrors: [] };
    } catch (error) {
      const userErrors = userErrorsOf(error);
      return {
        author: null,
        contentVersion: await this.gate.contentVersion(this.dataSource.manager),
        userErrors,
      };
    }
  }
}

interface UpdateAuthorArguments {
  readonly id: string;
  readonly expectedVersion: number;
  readonly input: AuthorInput;
  readonly idempotencyKey?: string | null;
}
