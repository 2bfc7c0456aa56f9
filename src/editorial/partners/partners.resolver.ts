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
import { viewerOf, type EditorialContext } from '../context.js';
import { createLoaders } from '../loaders.js';
import { userErrorsOf, type UserErrorRow } from '../user-errors.js';
import { Requires } from '../users/permission.guard.js';
import { CreatePartnerCommand } from './create-partner.command.js';
import type { PartnerEntity } from './partner.entity.js';
import type { PartnerInput } from './partner.input.js';
import { countPartners, pageOfPartners } from './partner.repository.js';
import { UpdatePartnerCommand } from './update-partner.command.js';

interface PartnerPayload {
  readonly partner: PartnerEntity | null;
  readonly contentVersion: number;
  readonly userErrors: readonly UserErrorRow[];
}

interface ChangeArguments {
  readonly id: string;
  readonly expectedVersion: number;
  readonly idempotencyKey?: string | null;
}

@Resolver()
export class PartnersResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    private readonly cursors: Cursors,
    private readonly createCommand: CreatePartnerCommand,
    private readonly updateCommand: UpdatePartnerCommand,
  ) {}

  @Query('partner')
  @Requires('articles:read')
  partner(_: unknown, { id }: { id: string }, { loaders }: EditorialContext): Promise<PartnerEntity | null> {
    return loaders.partner.load(fromGlobalIdOf('Partner', id, 'id'));
  }

  @Query('partners')
  @Requires('articles:read')
  async partners(
    _: unknown,
    args: ConnectionArguments & { text?: string | null; isActive?: boolean | null },
  ): Promise<Connection<PartnerEntity> & { totalCount: () => Promise<number> }> {
    const filter = { text: filterText(args.text, 'text'), isActive: args.isActive ?? null };
    const list = `editorial.partners ${JSON.stringify(filter)}`;
    const page = readPage(args, list, this.cursors);
    const rows = await pageOfPartners(this.dataSource.manager, filter, page);
    return {
      ...connectionOf(rows, page, (row) => this.cursors.seal(list, [row.nameKey, row.id])),
      totalCount: () => countPartners(this.dataSource.manager, filter),
    };
  }

  @Mutation('createPartner')
  @Requires('partners:write')
  createPartner(
    _: unknown,
    args: { input: PartnerInput; idempotencyKey?: string | null },
    context: EditorialContext,
  ): Promise<PartnerPayload> {
    const call = { now: context.now, idempotencyKey: args.idempotencyKey };
    return this.answer(context, () => this.createCommand.run(args.input, viewerOf(context), call));
  }

  @Mutation('updatePartner')
  @Requires('partners:write')
  updatePartner(
    _: unknown,
    { id, expectedVersion, idempotencyKey, input }: ChangeArguments & { input: PartnerInput },
    context: EditorialContext,
  ): Promise<PartnerPayload> {
    const order = { id: fromGlobalIdOf('Partner', id, 'id'), expectedVersion, input };
    return this.answer(context, () => this.updateCommand.run(order, viewerOf(context), { idempotencyKey }));
  }

  @Mutation('suspendPartner')
  @Requires('partners:write')
  suspendPartner(_: unknown, args: ChangeArguments, context: EditorialContext): Promise<PartnerPayload> {
    return this.setActive(args, false, context);
  }

  @Mutation('activatePartner')
  @Requires('partners:write')
  activatePartner(_: unknown, args: ChangeArguments, context: EditorialContext): Promise<PartnerPayload> {
    return this.setActive(args, true, context);
  }

  private setActive(
    { id, expectedVersion, idempotencyKey }: ChangeArguments,
    isActive: boolean,
    context: EditorialContext,
  ): Promise<PartnerPayload> {
    const order = { id: fromGlobalIdOf('Partner', id, 'id'), expectedVersion, isActive };
    return this.answer(context, () =>
      this.updateCommand.setActive(order, viewerOf(context), { idempotencyKey }),
    );
  }

  private async answer(
    context: EditorialContext,
    command: () => Promise<{ id: string; contentVersion: number }>,
  ): Promise<PartnerPayload> {
    try {
      const { id, contentVersion } = await command();
      context.loaders = createLoaders(this.dataSource.manager);
      const partner = await context.loaders.partner.load(id);
      return { partner, contentVersion, userErrors: [] };
    } catch (error) {
      const userErrors = userErrorsOf(error);
      const contentVersion = await this.gate.contentVersion(this.dataSource.manager);
      return { partner: null, contentVersion, userErrors };
    }
  }
}
