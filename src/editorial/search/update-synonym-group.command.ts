import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../database/transaction.js';
import { Gate } from '../../publication/gate.js';
import { DomainError } from '../../rules/domain-error.js';
import type { Viewer } from '../../rules/permissions.js';
import { isSame } from '../change.js';
import { refuse } from '../check-input.js';
import { claimKey } from '../idempotency.js';
import type { SynonymGroupInput } from './synonym-group.input.js';
import { updateSynonymGroupVersion } from './synonym-group.repository.js';
import { groupAtVersion, phraseFaults, silentPhraseFaults } from './synonym-rules.js';

/** Changes a group of synonyms; the next search obeys. */
@Injectable()
export class UpdateSynonymGroupCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
  ) {}

  /** Where nothing differs, nothing is written and the version stays. */
  async run(
    order: { id: string; expectedVersion: number; input: SynonymGroupInput },
    viewer: Viewer,
    call: { idempotencyKey?: string | null } = {},
  ): Promise<{ id: string; contentVersion: number }> {
    const { id, expectedVersion, input } = order;
    const retry = { key: call.idempotencyKey ?? null, mutation: 'updateSynonymGroup', args: order };
    return inTransaction(this.dataSource, async (manager) => {
      const untouched = async () => ({ id, contentVersion: await this.gate.contentVersion(manager) });
      if (await claimKey(manager, viewer, retry, id)) return untouched();
      const { locale, phrases } = await groupAtVersion(manager, id, expectedVersion);
      if (input.locale != null && input.locale !== locale) {
        const message = `A group keeps its locale: its words are read in ${locale}. Make another group.`;
        throw DomainError.of('INVALID', message, ['input', 'locale']);
      }
      if (input.phrases === undefined) return untouched();
      refuse(phraseFaults(input.phrases, locale));
      const next = input.phrases!.map((phrase) => phrase.trim());
      if (isSame(next, phrases)) return untouched();
      refuse(await silentPhraseFaults(manager, next, locale));
      if (!(await updateSynonymGroupVersion(manager, id, expectedVersion, next))) {
        await groupAtVersion(manager, id, expectedVersion);
      }
      return { id, ...(await this.gate.publishSynonyms(manager, id)) };
    });
  }
}
