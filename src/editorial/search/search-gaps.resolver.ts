import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import { readCount } from '../../graphql/connection.js';
import { findGaps, type SearchGap } from '../../publication/search-gap.repository.js';
import { Requires } from '../users/permission.guard.js';

@Resolver()
export class SearchGapsResolver {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Query('searchGaps')
  @Requires('articles:read')
  searchGaps(
    _: unknown,
    args: { locale?: string | null; since?: string | null; first?: number | null },
  ): Promise<SearchGap[]> {
    const { searchGaps, site } = this.config;
    return findGaps(this.dataSource.manager, {
      ...searchGaps,
      locale: args.locale ?? site.defaultLocale,
      since: args.since ?? null,
      first: readCount(args.first, { most: 100, usual: 20 }),
    });
  }
}
