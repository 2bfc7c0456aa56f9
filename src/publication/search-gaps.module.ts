import { Global, Inject, Logger, Module, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { SearchGaps } from '../search/search-gaps.js';
import { SearchGapCollector } from './search-gap.collector.js';

const logger = new Logger('publication');

/**
 * Lets delivery tell of searches that found nothing without knowing who counts them: global, since delivery imports nothing
 * of ours. Where it is left out, as in tools that only read, nothing is counted.
 */
@Global()
@Module({
  providers: [
    {
      provide: SearchGaps,
      inject: [DataSource, CONFIG],
      useFactory: (dataSource: DataSource, { site, searchGaps }: Config) =>
        new SearchGapCollector(
          dataSource,
          { locales: site.locales.map(({ locale }) => locale), keptDays: searchGaps.keptDays },
          (error) => logger.warn(`Searches could not be counted: ${messageOf(error)}`),
        ),
    },
  ],
  exports: [SearchGaps],
})
export class SearchGapsModule implements OnModuleDestroy {
  constructor(@Inject(SearchGaps) private readonly collector: SearchGapCollector) {}

  onModuleDestroy(): Promise<void> {
    return this.collector.stop();
  }
}

/** The message alone: a failed statement's error carries its values. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
