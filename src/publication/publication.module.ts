import { Logger, Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Gate } from './gate.js';
import { publicAddresses } from './prepared-publication.js';
import { StatisticsKeeper } from './statistics-keeper.js';

const logger = new Logger('publication');

/** The gate between what editors write and what readers see. */
@Module({
  providers: [
    {
      provide: StatisticsKeeper,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) =>
        new StatisticsKeeper(dataSource, {
          done: (locales) => {
            if (locales.length > 0) logger.log(`Counted words anew in ${locales.join(', ')}.`);
          },
          failed: (error) => logger.error(error, 'Words could not be counted anew'),
        }),
    },
    {
      provide: Gate,
      inject: [DataSource, CONFIG, StatisticsKeeper],
      useFactory: (dataSource: DataSource, config: Config, keeper: StatisticsKeeper) =>
        new Gate(dataSource, publicAddresses(config.site), () => keeper.touch(), config.review),
    },
  ],
  exports: [Gate],
})
export class PublicationModule implements OnModuleInit, OnModuleDestroy {
  constructor(private readonly keeper: StatisticsKeeper) {}

  /** An import beside the service, or a service that was killed, may have left something to count. */
  onModuleInit(): void {
    this.keeper.touch();
  }

  onModuleDestroy(): Promise<void> {
    return this.keeper.stop();
  }
}
