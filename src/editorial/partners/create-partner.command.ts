import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { inTransaction } from '../../database/transaction.js';
import { Gate } from '../../publication/gate.js';
import type { Viewer } from '../../rules/permissions.js';
import { newId } from '../../rules/uuid.js';
import { trimmed } from '../change.js';
import { refuse } from '../check-input.js';
import { claimKey } from '../idempotency.js';
import { normalisedLocales, normalisedOrigins, partnerFaults, partnerNameTaken } from './partner-rules.js';
import type { PartnerInput } from './partner.input.js';
import { insertPartner } from './partner.repository.js';

/** Makes a partner, active at once. */
@Injectable()
export class CreatePartnerCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(
    input: PartnerInput,
    viewer: Viewer,
    call: { now: Date; idempotencyKey?: string | null },
  ): Promise<{ id: string; contentVersion: number }> {
    refuse(partnerFaults(input, this.config, true));
    const id = newId(call.now);
    const retry = { key: call.idempotencyKey ?? null, mutation: 'createPartner', args: { input } };
    return inTransaction(this.dataSource, async (manager) => {
      const doneBefore = await claimKey(manager, viewer, retry, id);
      if (doneBefore) return { id: doneBefore, contentVersion: await this.gate.contentVersion(manager) };
      const isStored = await insertPartner(manager, id, {
        name: input.name!.trim(),
        origins: normalisedOrigins(input.origins!),
        locales: normalisedLocales(input.locales ?? null),
        display: input.display ?? 'FULL',
        attribution: trimmed(input.attribution) ?? null,
        isActive: true,
      });
      if (!isStored) throw partnerNameTaken();
      return { id, ...(await this.gate.publishPartner(manager, id)) };
    });
  }
}
