import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { inTransaction } from '../../database/transaction.js';
import { Gate } from '../../publication/gate.js';
import { DomainError, VersionConflictError } from '../../rules/domain-error.js';
import type { Viewer } from '../../rules/permissions.js';
import { changed, isSame, trimmed } from '../change.js';
import { refuse } from '../check-input.js';
import { claimKey, type Retry } from '../idempotency.js';
import type { PartnerEntity } from './partner.entity.js';
import { normalisedLocales, normalisedOrigins, partnerFaults, partnerNameTaken } from './partner-rules.js';
import type { PartnerInput } from './partner.input.js';
import { findPartners, updatePartnerVersion, type PartnerFields } from './partner.repository.js';

/** Changes a partner, suspends it or lets it go on; effective at once everywhere. */
@Injectable()
export class UpdatePartnerCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Where nothing differs, nothing is written and the version stays. */
  run(
    order: { id: string; expectedVersion: number; input: PartnerInput },
    viewer: Viewer,
    call: { idempotencyKey?: string | null } = {},
  ): Promise<{ id: string; contentVersion: number }> {
    refuse(partnerFaults(order.input, this.config, false));
    const retry = { key: call.idempotencyKey ?? null, mutation: 'updatePartner', args: order };
    return this.write(order, viewer, retry, (present) => merge(present, order.input));
  }

  /** Lets a partner show articles, or no more. `expectedVersion` null: whatever version it has. */
  setActive(
    order: { id: string; expectedVersion: number | null; isActive: boolean },
    viewer: Viewer,
    call: { idempotencyKey?: string | null } = {},
  ): Promise<{ id: string; contentVersion: number }> {
    const mutation = order.isActive ? 'activatePartner' : 'suspendPartner';
    const retry = { key: call.idempotencyKey ?? null, mutation, args: order };
    return this.write(order, viewer, retry, (present) => ({ ...present, isActive: order.isActive }));
  }

  private write(
    { id, expectedVersion }: { id: string; expectedVersion: number | null },
    viewer: Viewer,
    retry: Retry,
    next: (present: PartnerEntity) => PartnerFields,
  ): Promise<{ id: string; contentVersion: number }> {
    return inTransaction(
      this.dataSource,
      async (manager) => {
        const untouched = async () => ({ id, contentVersion: await this.gate.contentVersion(manager) });
        if (await claimKey(manager, viewer, retry, id)) return untouched();
        const present = await find(manager, id);
        const expected = expectedVersion ?? present.version;
        if (present.version !== expected) throw new VersionConflictError(expected, present.version);
        const fields = next(present);
        if (isSame({ ...present, ...fields }, { ...present })) return untouched();
        if (!(await updatePartnerVersion(manager, id, expected, fields))) {
          throw new VersionConflictError(expected, (await find(manager, id)).version);
        }
        return { id, ...(await this.gate.publishPartner(manager, id)) };
      },
      { partner_name_unique: partnerNameTaken },
    );
  }
}

async function find(manager: EntityManager, id: string): Promise<PartnerEntity> {
  const [partner] = await findPartners(manager, [id]);
  if (!partner) throw DomainError.of('NOT_FOUND', 'There is no such partner.', ['id']);
  return partner;
}

function merge(present: PartnerEntity, input: PartnerInput): PartnerFields {
  return {
    name: input.name?.trim() ?? present.name,
    origins: input.origins == null ? present.origins : normalisedOrigins(input.origins),
    locales: input.locales === undefined ? present.locales : normalisedLocales(input.locales),
    display: input.display ?? present.display,
    attribution: changed(trimmed(input.attribution), present.attribution),
    isActive: present.isActive,
  };
}
