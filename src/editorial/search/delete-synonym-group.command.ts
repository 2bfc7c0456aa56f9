import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../database/transaction.js';
import { Gate } from '../../publication/gate.js';
import type { Viewer } from '../../rules/permissions.js';
import { claimKey } from '../idempotency.js';
import { deleteSynonymGroupVersion } from './synonym-group.repository.js';
import { groupAtVersion } from './synonym-rules.js';

/** Removes a group of synonyms for good; the next search knows it no more. */
@Injectable()
export class DeleteSynonymGroupCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
  ) {}

  async run(
    order: { id: string; expectedVersion: number },
    viewer: Viewer,
    call: { idempotencyKey?: string | null } = {},
  ): Promise<{ id: string; contentVersion: number }> {
    const { id, expectedVersion } = order;
    const retry = { key: call.idempotencyKey ?? null, mutation: 'deleteSynonymGroup', args: order };
    return inTransaction(this.dataSource, async (manager) => {
      if (await claimKey(manager, viewer, retry, id)) {
        return { id, contentVersion: await this.gate.contentVersion(manager) };
      }
      if (!(await deleteSynonymGroupVersion(manager, id, expectedVersion))) {
        await groupAtVersion(manager, id, expectedVersion);
      }
      return { id, ...(await this.gate.publishSynonyms(manager, id)) };
    });
  }
}
