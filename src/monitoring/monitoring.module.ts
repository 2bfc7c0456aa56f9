import { Module, type DynamicModule } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';

/** Health checks. */
@Module({ controllers: [HealthController] })
export class MonitoringModule {
  static with(readiness: Readiness): DynamicModule {
    return { module: MonitoringModule, providers: [{ provide: Readiness, useValue: readiness }] };
  }
}
