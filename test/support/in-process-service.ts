import { pino } from 'pino';
import { readConfig } from '../../src/config/config.js';
import type { AnswerCacheFigures } from '../../src/http/answer-cache/answer-cache.js';
import type { OverloadFigures } from '../../src/http/overload/places.js';
import { startService } from '../../src/service.js';

/** The whole service within the test, with all it writes to its log. */
export interface InProcessService {
  readonly url: string;
  log(): string;
  /** Of the answers it keeps in memory; throws where it keeps none. */
  figures(): AnswerCacheFigures;
  /** Answers that were given without the framework. */
  directAnswers(): number;
  /** Of requests in work, waiting and refused. */
  overload(): OverloadFigures;
  stop(): Promise<void>;
}

export const ADMIN = { email: 'admin@clinic.example', password: 'a password of tests' };

/** Starts it on a database, with a log of everything, nothing redacted. The first start loads the starter content. */
export async function startInProcess(
  ownerUrl: string,
  env: Readonly<Record<string, string>> = {},
): Promise<InProcessService> {
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: ownerUrl,
    SITE_URL: 'https://clinic.example',
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    LOCALES: 'en,nl>en,fr>nl>en',
    CONTENT_VERSION_WAIT_MS: '100',
    DATABASE_POOL_SIZE: '4',
    DELIVERY_POOL_SIZE: '4',
    ...env,
  });
  let log = '';
  const logger = pino({ level: 'trace' }, { write: (line: string) => void (log += line) });
  const service = await startService({
    config,
    logger,
    signal: new AbortController().signal,
    onLost: (error) => logger.fatal(error),
  });
  return {
    url: service.url.replace('localhost', '127.0.0.1'),
    log: () => log,
    figures: () => service.answerCache.figures(),
    directAnswers: () => service.directAnswers.figures().direct,
    overload: () => service.overload.figures(),
    stop: () => service.stop(AbortSignal.abort()),
  };
}
