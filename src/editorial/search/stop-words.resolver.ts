import { Inject } from '@nestjs/common';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import { Gate } from '../../publication/gate.js';
import { viewerOf, type EditorialContext } from '../context.js';
import { userErrorsOf, type UserErrorRow } from '../user-errors.js';
import { Requires } from '../users/permission.guard.js';
import { ChangeStopWordsCommand, type StopWordsOrder } from './change-stop-words.command.js';
import { findStopList, type StopListRow } from './stop-list.repository.js';

interface StopListPayload {
  readonly stopList: StopListRow | null;
  readonly contentVersion: number;
  readonly userErrors: readonly UserErrorRow[];
}

type StopWordsArguments = StopWordsOrder & { readonly idempotencyKey?: string | null };

@Resolver()
export class StopWordsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    private readonly command: ChangeStopWordsCommand,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Query('stopWords')
  @Requires('articles:read')
  stopWords(_: unknown, { locale }: { locale?: string | null }): Promise<StopListRow> {
    return findStopList(this.dataSource.manager, locale ?? this.config.site.defaultLocale);
  }

  @Mutation('addStopWords')
  @Requires('search:write')
  addStopWords(_: unknown, args: StopWordsArguments, context: EditorialContext): Promise<StopListPayload> {
    return this.change('addStopWords', args, context);
  }

  @Mutation('removeStopWords')
  @Requires('search:write')
  removeStopWords(_: unknown, args: StopWordsArguments, context: EditorialContext): Promise<StopListPayload> {
    return this.change('removeStopWords', args, context);
  }

  private async change(
    mutation: 'addStopWords' | 'removeStopWords',
    { idempotencyKey, ...order }: StopWordsArguments,
    context: EditorialContext,
  ): Promise<StopListPayload> {
    const call = { now: context.now, idempotencyKey };
    const { manager } = this.dataSource;
    try {
      const done = await this.command.run(mutation, order, viewerOf(context), call);
      const { contentVersion } = done;
      return { stopList: await findStopList(manager, done.locale), contentVersion, userErrors: [] };
    } catch (error) {
      const userErrors = userErrorsOf(error);
      return { stopList: null, contentVersion: await this.gate.contentVersion(manager), userErrors };
    }
  }
}
