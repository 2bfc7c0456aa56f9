import { Module, type DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ConfigModule } from './config/config.module.js';
import type { Config } from './config/config.js';
import { DatabaseModule } from './database/database.module.js';
import type { DeliveryPool } from './database/pools.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { EditorialModule } from './editorial/editorial.module.js';
import { CursorsModule } from './graphql/cursors.module.js';
import { PreviewModule } from './preview/preview.module.js';
import { PreviewSecretModule } from './database/preview-secret.module.js';
import { FramePolicyModule } from './http/frame-policy.module.js';
import { MonitoringModule } from './monitoring/monitoring.module.js';
import { SearchGapsModule } from './publication/search-gaps.module.js';
import { SyndicationModule } from './syndication/syndication.module.js';

/** What the service stands on, opened before Nest and closed after it. */
export interface Foundations {
  readonly config: Config;
  readonly dataSource: DataSource;
  readonly deliveryPool: DeliveryPool;
  /** Seals cursors; the same for all instances. */
  readonly cursorSecret: string;
  /** Signs passes of previews; the same for all instances. */
  readonly previewSecret: string;
}

/** The list of modules. */
@Module({})
export class AppModule {
  static with({ config, dataSource, deliveryPool, cursorSecret, previewSecret }: Foundations): DynamicModule {
    return {
      module: AppModule,
      imports: [
        FramePolicyModule,
        ConfigModule.with(config),
        DatabaseModule.with(dataSource, deliveryPool),
        CursorsModule.with(cursorSecret),
        PreviewSecretModule.with(previewSecret),
        MonitoringModule,
        SearchGapsModule,
        DeliveryModule,
        EditorialModule,
        PreviewModule,
        SyndicationModule,
      ],
    };
  }
}
