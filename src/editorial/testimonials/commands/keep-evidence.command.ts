import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { Config } from '../../../config/config.js';
import { CONFIG } from '../../../config/config.module.js';
import { inTransaction } from '../../../database/transaction.js';
import { EvidenceFiles } from '../../../media/evidence-files.js';
import { DomainError } from '../../../rules/domain-error.js';
import { evidenceName, evidenceTypeOf } from '../../../rules/evidence-type.js';
import { findEvidence, updateEvidence } from '../evidence.repository.js';
import { calledOff, requestRemoval } from '../file-remover.js';
import { lockStory, touchStory } from '../testimonial.repository.js';

/** Keeps the file that shows what a patient agreed to. */
@Injectable()
export class KeepEvidenceCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: EvidenceFiles,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The same file again changes nothing; another one is refused: what was shown once is not replaced. Returns its name. */
  async run(consentId: string, content: Buffer, sentName: string | null): Promise<string> {
    if (content.length > this.config.evidenceMaxBytes) throw this.tooLarge();
    const mime = evidenceTypeOf(content);
    if (mime === null) {
      const message =
        'Evidence is a PDF, JPEG or PNG file, told by its first bytes. Send the file itself as the body.';
      throw DomainError.of('UNSUPPORTED_TYPE', message);
    }
    const name = evidenceName(sentName, mime);
    const hash = createHash('sha256').update(content).digest('hex');
    // Should the service be killed between file and row, the file is removed at the next start.
    await requestRemoval(this.dataSource.manager, 'evidence', [consentId]);
    return inTransaction(this.dataSource, async (manager) => {
      const before = await findEvidence(manager, consentId);
      const story = before && (await lockStory(manager, before.testimonialId));
      const present = story && (await findEvidence(manager, consentId));
      if (!present) throw noSuchConsent();
      await calledOff(manager, 'evidence', consentId);
      if (story.withdrawnAt !== null) {
        throw DomainError.of('NOT_ALLOWED_NOW', 'The story of this consent was withdrawn.', ['id']);
      }
      if (present.key === hash) return present.name!;
      if (present.key !== null) {
        const message = 'This consent has evidence already. Record another consent for another file.';
        throw DomainError.of('TAKEN', message, ['id']);
      }
      await this.files.keep(consentId, content);
      await updateEvidence(manager, consentId, { key: hash, name, mime, bytes: content.length });
      await touchStory(manager, present.testimonialId);
      return name;
    });
  }

  tooLarge(): DomainError {
    const { evidenceMaxBytes } = this.config;
    return DomainError.of('TOO_LARGE', `A file of evidence has at most ${evidenceMaxBytes} bytes.`);
  }
}

export function noSuchConsent(): DomainError {
  return DomainError.of('NOT_FOUND', 'There is no such consent.', ['id']);
}
