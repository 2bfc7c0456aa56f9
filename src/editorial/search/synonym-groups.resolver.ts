import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import {
  connectionOf,
  readPage,
  type Connection,
  type ConnectionArguments,
} from '../../graphql/connection.js';
import { Cursors } from '../../graphql/cursor.js';
import { fromGlobalIdOf, toGlobalId } from '../../graphql/global-id.js';
import { Gate } from '../../publication/gate.js';
import { filterText } from '../containing.js';
import { viewerOf, type EditorialContext } from '../context.js';
import { userErrorsOf, type UserErrorRow } from '../user-errors.js';
import { Requires } from '../users/permission.guard.js';
import { CreateSynonymGroupCommand } from './create-synonym-group.command.js';
import { DeleteSynonymGroupCommand } from './delete-synonym-group.command.js';
import type { SynonymGroupInput } from './synonym-group.input.js';
import {
  countSynonymGroups,
  findSynonymGroups,
  pageOfSynonymGroups,
  type SynonymGroupRow,
} from './synonym-group.repository.js';
import { UpdateSynonymGroupCommand } from './update-synonym-group.command.js';

interface Outcome {
  /** Null: refused. */
  readonly id: string | null;
  readonly contentVersion: number;
  readonly userErrors: readonly UserErrorRow[];
}

interface SynonymGroupPayload extends Omit<Outcome, 'id'> {
  readonly synonymGroup: SynonymGroupRow | null;
}

@Resolver()
export class SynonymGroupsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    private readonly cursors: Cursors,
    private readonly createCommand: CreateSynonymGroupCommand,
    private readonly updateCommand: UpdateSynonymGroupCommand,
    private readonly deleteCommand: DeleteSynonymGroupCommand,
  ) {}

  @Query('synonymGroup')
  @Requires('articles:read')
  synonymGroup(
    _: unknown,
    { id }: { id: string },
    { loaders }: EditorialContext,
  ): Promise<SynonymGroupRow | null> {
    return loaders.synonymGroup.load(fromGlobalIdOf('SynonymGroup', id, 'id'));
  }

  @Query('synonymGroups')
  @Requires('articles:read')
  async synonymGroups(
    _: unknown,
    args: ConnectionArguments & { locale?: string | null; text?: string | null },
  ): Promise<Connection<SynonymGroupRow> & { totalCount: () => Promise<number> }> {
    const filter = { text: filterText(args.text, 'text'), locale: args.locale ?? null };
    const list = `editorial.synonym-groups ${JSON.stringify(filter)}`;
    const page = readPage(args, list, this.cursors);
    const rows = await pageOfSynonymGroups(this.dataSource.manager, filter, page);
    return {
      ...connectionOf(rows, page, (row) => this.cursors.seal(list, [row.locale, row.phraseKey, row.id])),
      totalCount: () => countSynonymGroups(this.dataSource.manager, filter),
    };
  }

  @Mutation('createSynonymGroup')
  @Requires('search:write')
  createSynonymGroup(
    _: unknown,
    { input, idempotencyKey }: { input: SynonymGroupInput; idempotencyKey?: string | null },
    context: EditorialContext,
  ): Promise<SynonymGroupPayload> {
    const call = { now: context.now, idempotencyKey };
    return this.answer(() => this.createCommand.run(input, viewerOf(context), call));
  }

  @Mutation('updateSynonymGroup')
  @Requires('search:write')
  updateSynonymGroup(
    _: unknown,
    { idempotencyKey, expectedVersion, input, ...args }: UpdateArguments,
    context: EditorialContext,
  ): Promise<SynonymGroupPayload> {
    const order = { id: fromGlobalIdOf('SynonymGroup', args.id, 'id'), expectedVersion, input };
    return this.answer(() => this.updateCommand.run(order, viewerOf(context), { idempotencyKey }));
  }

  @Mutation('deleteSynonymGroup')
  @Requires('search:write')
  async deleteSynonymGroup(
    _: unknown,
    { idempotencyKey, expectedVersion, ...args }: Omit<UpdateArguments, 'input'>,
    context: EditorialContext,
  ): Promise<Outcome> {
    const order = { id: fromGlobalIdOf('SynonymGroup', args.id, 'id'), expectedVersion };
    const done = await this.attempt(() =>
      this.deleteCommand.run(order, viewerOf(context), { idempotencyKey }),
    );
    return { ...done, id: done.id && toGlobalId('SynonymGroup', done.id) };
  }

  /** The group as it is now: null also for a repeated creation of one that was removed since. */
  private async answer(
    command: () => Promise<{ id: string; contentVersion: number }>,
  ): Promise<SynonymGroupPayload> {
    const { id, ...rest } = await this.attempt(command);
    const [group] = id === null ? [] : await findSynonymGroups(this.dataSource.manager, [id]);
    return { ...rest, synonymGroup: group ?? null };
  }

  private async attempt(command: () => Promise<{ id: string; contentVersion: number }>): Promise<Outcome> {
    try {
      return { ...(await command()), userErrors: [] };
    } catch (error) {
      const userErrors = userErrorsOf(error);
      return {
        id: null,
        contentVersion: await this.gate.contentVersion(this.dataSource.manager),
        userErrors,
      };
    }
  }
}

interface UpdateArguments {
  readonly id: string;
  readonly expectedVersion: number;
  readonly input: SynonymGroupInput;
  readonly idempotencyKey?: string | null;
}
