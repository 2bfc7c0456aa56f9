import { Module } from '@nestjs/common';
import { EditorialCommandsModule } from '../commands.module.js';
import { EvidenceController } from './evidence.controller.js';

/** Where evidence of consents is handed in and out. */
@Module({ imports: [EditorialCommandsModule], controllers: [EvidenceController] })
export class EvidenceDoorModule {}
