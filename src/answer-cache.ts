import type { RequestListener, Server } from 'node:http';
import type { DataSource, EntitySubscriberInterface } from 'typeorm';
import type { Config } from './config/config.js';
import type { Logger } from './monitoring/logger.js';
import { ChangeListener } from './publication/change-listener.js';
import { committedVersion } from './publication/content-version.js';
import { AnswerCache, type AnswerCacheFigures } from './http/answer-cache/answer-cache.js';

export interface AnswerCacheFoundations {
  readonly config: Config;
  /** The owner's, as the service has it: with the embedded server there is none in the settings. */
  readonly ownerUrl: string;
  readonly dataSource: DataSource;
  readonly server: Server;
  readonly logger: Logger;
  /** Told what changes touch: surrogate keys; null: everything. */
  readonly onTouched: (keys: readonly string[] | null) => void;
}

/** A cache at work. */
export interface OpenAnswerCache {
  figures(): AnswerCacheFigures;
  /** The content version that statements from now on are sure to see; null where changes are not heard of at the moment. */
  heardVersion(): number | null;
  /** See `Freshness`. */
  readonly mark: number;
  hasTouchedSince(mark: number, keys: ReadonlySet<string>): boolean;
  close(): Promise<void>;
}

/** Nothing need be heard for so many questions. */
const PATIENT_FOR_POLLS = 3;

/**
 * Puts the cache before everything else that answers on a server, and begins to listen for changes. Where the settings turn it
 * off nothing is kept, but changes are heard of all the same: answers need not ask for the content version.
 */
export async function openAnswerCache(foundations: AnswerCacheFoundations): Promise<OpenAnswerCache> {
  const { config, ownerUrl, dataSource, server, logger, onTouched } = foundations;
  const { answerCache, deliveryBodyLimitBytes, compression } = config.http;
  const patienceMs = PATIENT_FOR_POLLS * answerCache.pollMs;
  const listeners = server.listeners('request') as RequestListener[];
  const cache: AnswerCache = new AnswerCache(
    {
      mostBytes: answerCache.bytes,
      bodyLimitBytes: deliveryBodyLimitBytes,
      compresses: compression,
      patienceMs,
      ask: () => listener.ask(),
      onTouched,
      onTrust: sayTrust(logger),
    },
    (req, res) => {
      for (const each of listeners) each(req, res);
    },
  );
  const { freshness } = cache;
  const listener: ChangeListener = new ChangeListener(
    { url: config.database.directUrl ?? ownerUrl, pollMs: answerCache.pollMs, patienceMs },
    {
      get lastPosition() {
        return freshness.lastPosition;
      },
      get edgeAt() {
        return freshness.edgeAt;
      },
      notice: (change, edgeMs) => freshness.notice(change, edgeMs),
      heard: (answer) => freshness.heard(answer),
      deaf: (why) => freshness.deaf(why),
    },
  );
  // Before whoever made a change is answered: what he asks next must not be from before it.
  const subscriber: EntitySubscriberInterface = {
    afterTransactionCommit({ queryRunner }) {
      const version = committedVersion(queryRunner.data);
      if (version !== undefined) freshness.meet(version);
    },
  };
  dataSource.subscribers.push(subscriber);
  server.removeAllListeners('request');
  server.on('request', answerCache.bytes === 0 ? cache.pass : cache.handle);
  await listener.start();
  return {
    figures: () => cache.figures(),
    heardVersion: () => (freshness.isTrusted() ? freshness.watermark : null),
    get mark() {
      return freshness.mark;
    },
    hasTouchedSince: (mark, keys) => freshness.hasTouchedSince(mark, keys),
    close: () => listener.stop(),
  };
}

/** One line when trust is lost, one when it is there again. */
function sayTrust(logger: Logger) {
  let wasTrusted: boolean | undefined;
  return (isTrusted: boolean, why: string) => {
    if (isTrusted === wasTrusted) return;
    if (isTrusted && wasTrusted === false)
      logger.info('Changes are heard of again: answers from memory are trusted.');
    if (!isTrusted)
      logger.info({ why }, 'Changes are not heard of: nothing is answered from memory until they are.');
    wasTrusted = isTrusted;
  };
}
