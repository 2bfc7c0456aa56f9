import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DELIVERY_POOL } from '../database/database.module.js';
import type { DeliveryPool } from '../database/pools.js';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';

/** Health checks. Ready means that readers and editors both get through to the database. */
@Module({
  controllers: [HealthController],
  providers: [
    {
      provide: Readiness,
      inject: [DataSource, DELIVERY_POOL],
      useFactory: (dataSource: DataSource, deliveryPool: DeliveryPool) =>
        new Readiness(() =>
          Promise.all([
            dataSource.query('select 1'),
            deliveryPool.query({ name: 'health.ready', text: 'select 1' }),
          ]),
        ),
    },
  ],
  exports: [Readiness],
})
export class MonitoringModule {}
