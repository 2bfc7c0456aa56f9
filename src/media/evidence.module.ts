import { Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { CONFIG } from '../config/config.module.js';
import { EvidenceFiles, openEvidenceFiles } from './evidence-files.js';

/** Files that show what patients agreed to, for the editorial side alone. */
@Module({
  providers: [{ provide: EvidenceFiles, inject: [CONFIG], useFactory: openEvidenceFiles }],
  exports: [EvidenceFiles],
})
export class EvidenceModule implements OnModuleInit, OnModuleDestroy {
  constructor(private readonly files: EvidenceFiles) {}

  onModuleInit(): Promise<void> {
    return this.files.open();
  }

  onModuleDestroy(): Promise<void> {
    return this.files.close();
  }
}
