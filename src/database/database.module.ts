import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DeliveryPool } from './pools.js';

/** Injection token of the `DeliveryPool`. The editorial side injects TypeORM's `DataSource` itself. */
export const DELIVERY_POOL = Symbol('delivery pool');

/** The connections, opened before the modules and closed after them by whoever starts the service. */
export interface Connections {
  readonly dataSource: DataSource;
  readonly deliveryPool: DeliveryPool;
}

/** Hands the connections to every module. */
@Module({})
export class DatabaseModule {
  static with({ dataSource, deliveryPool }: Connections): DynamicModule {
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
