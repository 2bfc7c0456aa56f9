import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DeliveryPool } from './pools.js';

/** Injection token of the pool that readers are served from. */
export const DELIVERY_POOL = Symbol('delivery pool');

/** Hands the two ways into the database, opened by whoever starts the service, to every module. */
@Module({})
export class DatabaseModule {
  static with(dataSource: DataSource, deliveryPool: DeliveryPool): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: DataSource, useValue: dataSource },
        { provide: DELIVERY_POOL, useValue: deliveryPool },
      ],
      exports: [DataSource, DELIVERY_POOL],
    };
  }
}
