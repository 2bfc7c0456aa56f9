import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import { inTransaction } from '../../database/transaction.js';
import { Gate } from '../../publication/gate.js';
import { DomainError, VersionConflictError } from '../../rules/domain-error.js';
import type { Viewer } from '../../rules/permissions.js';
import { foldText } from '../../rules/search/fold.js';
import { newId } from '../../rules/uuid.js';
import { isSame } from '../change.js';
import { refuse } from '../check-input.js';
import { claimKey } from '../idempotency.js';
import { localeFaults } from '../site-locale.js';
import { findStopList, writeStopList } from './stop-list.repository.js';
import { stopWordFaults, stopWordLimits, unreadWordFaults } from './stop-word-rules.js';

/** Words for a stop list, or off it. */
export interface StopWordsInput {
  readonly locale?: string | null;
  readonly words: readonly string[];
}

/** Which words, and the version of the list that was seen. */
export interface StopWordsOrder {
  readonly input: StopWordsInput;
  readonly expectedVersion: number;
}

/** Adds words to the stop list of a locale or takes them off it; the next search obeys. */
@Injectable()
export class ChangeStopWordsCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: Gate,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Where the list stays as it is, nothing is written and the version stays. */
  async run(
    mutation: 'addStopWords' | 'removeStopWords',
    order: StopWordsOrder,
    viewer: Viewer,
    call: { now: Date; idempotencyKey?: string | null },
  ): Promise<{ locale: string; contentVersion: number }> {
    const { input, expectedVersion } = order;
    const locale = input.locale ?? this.config.site.defaultLocale;
    refuse([
      ...localeFaults(locale, this.config, ['input', 'locale']),
      ...stopWordFaults(input.words, locale),
    ]);
    const words = input.words.map((word) => word.trim());
    const retry = { key: call.idempotencyKey ?? null, mutation, args: order };
    return inTransaction(this.dataSource, async (manager) => {
      const untouched = async () => ({ locale, contentVersion: await this.gate.contentVersion(manager) });
      if (await claimKey(manager, viewer, retry, newId(call.now))) return untouched();
      const list = await findStopList(manager, locale);
      if (list.version !== expectedVersion) throw new VersionConflictError(expectedVersion, list.version);
      if (mutation === 'addStopWords') refuse(await unreadWordFaults(manager, words, locale));
      const next =
        mutation === 'addStopWords'
          ? withWords(list.words, words, locale)
          : withoutWords(list.words, words, locale);
      if (isSame(next, list.words)) return untouched();
      if (!(await writeStopList(manager, locale, expectedVersion, next))) {
        throw new VersionConflictError(expectedVersion, (await findStopList(manager, locale)).version);
      }
      return { locale, ...(await this.gate.publishStopWords(manager, locale)) };
    });
  }
}

/** Words are the same where search takes them for the same; the spelling that came first stays. */
function withWords(present: readonly string[], added: readonly string[], locale: string): string[] {
  const words = new Map<string, string>();
  for (const word of [...present, ...added]) {
    const folded = foldText(word, locale);
    if (!words.has(folded)) words.set(folded, word);
  }
  if (words.size > stopWordLimits.wordsOfList) {
    const message = `A stop list has at most ${stopWordLimits.wordsOfList} words, and this would have ${words.size}. Remove some.`;
    throw DomainError.of('TOO_LONG', message, ['input', 'words']);
  }
  return [...words].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, word]) => word);
}

function withoutWords(present: readonly string[], removed: readonly string[], locale: string): string[] {
  const gone = new Set(removed.map((word) => foldText(word, locale)));
  return present.filter((word) => !gone.has(foldText(word, locale)));
}
