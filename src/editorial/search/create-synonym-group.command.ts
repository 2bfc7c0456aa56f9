import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import { inTransaction } from '../../database/transaction.js';
import { Gate } from '../../publication/gate.js';
import { DomainError } from '../../rules/domain-error.js';
import type { Viewer } from '../../rules/permissions.js';
import { newId } from '../../rules/uuid.js';
import { refuse } from '../check-input.js';
import { claimKey } from '../idempotency.js';
import { localeFaults } from '../site-locale.js';
import { synonymLimits, type SynonymGroupInput } from './synonym-group.input.js';
import { countSynonymGroups, insertSynonymGroup } from './synonym-group.repository.js';
import { phraseFaults, silentPhraseFaults } from './synonym-rules.js';

/** Makes a group of synonyms, which the next search obeys. */
@Injectable()
export class CreateSynonymGroupCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(
    input: SynonymGroupInput,
    viewer: Viewer,
    call: { now: Date; idempotencyKey?: string | null },
  ): Promise<{ id: string; contentVersion: number }> {
    const locale = input.locale ?? this.config.site.defaultLocale;
    refuse([
      ...localeFaults(locale, this.config, ['input', 'locale']),
      ...phraseFaults(input.phrases, locale),
    ]);
    const phrases = input.phrases!.map((phrase) => phrase.trim());
    const id = newId(call.now);
    const retry = { key: call.idempotencyKey ?? null, mutation: 'createSynonymGroup', args: { input } };
    return inTransaction(this.dataSource, async (manager) => {
      const doneBefore = await claimKey(manager, viewer, retry, id);
      if (doneBefore) return { id: doneBefore, contentVersion: await this.gate.contentVersion(manager) };
      refuse(await silentPhraseFaults(manager, phrases, locale));
      if ((await countSynonymGroups(manager, { locale, text: null })) >= synonymLimits.groups) {
        const message = `The thesaurus has ${synonymLimits.groups} groups in ${locale}, and every search looks through them. Remove or join some.`;
        throw DomainError.of('NOT_ALLOWED_NOW', message, ['input']);
      }
      await insertSynonymGroup(manager, { id, locale, phrases });
      return { id, ...(await this.gate.publishSynonyms(manager, id)) };
    });
  }
}
