import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { Gate } from './gate.js';

/** The gate between what editors write and what readers see. */
@Module({
  providers: [
    {
      provide: Gate,
      inject: [DataSource, CONFIG],
      useFactory: (dataSource: DataSource, config: Config) =>
        new Gate(dataSource, new URL(config.site.url).origin),
    },
  ],
  exports: [Gate],
})
export class PublicationModule {}
