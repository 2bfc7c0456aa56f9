import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestListener, Server } from 'node:http';
import { openAnswerCache } from './answer-cache.js';
import { AppModule } from './app.module.js';
import type { Config } from './config/config.js';
import { createDataSource } from './database/data-source.js';
import { createDeliveryPool } from './database/pools.js';
import { installationSecret } from './database/secrets.js';
import { DeliveryServer } from './delivery/delivery-server.module.js';
import { editorialEntities } from './editorial/entities.js';
import { removeExpired } from './editorial/housekeeping.js';
import { ensureFirstAdmin, type FirstAdmin } from './editorial/users/first-admin.js';
import { logFigures } from './monitoring/figures-log.js';
import { NestLogger, type Logger } from './monitoring/logger.js';
import { Readiness } from './monitoring/readiness.js';
import { openOverloadDoor } from './overload-door.js';
import { keepEmbedLoader } from './partners/embed-loader.repository.js';
import type { Service } from './service.js';
import { loadStarterContent } from './transfer/starter/load-starter.js';
import { loadUsualSynonyms } from './transfer/starter/load-synonyms.js';

export interface ApplicationOptions {
  readonly config: Config;
  readonly logger: Logger;
  /** Gives the start up at the next step. */
  readonly signal: AbortSignal;
  readonly ownerUrl: string;
  readonly deliveryUrl: string;
  /** Gets what closes again what is opened here, in order. */
  readonly closers: (() => Promise<unknown>)[];
}

/** What answers, not listening yet. */
export interface Application extends Pick<Service, 'answerCache' | 'directAnswers' | 'overload'> {
  readonly app: NestExpressApplication;
  readonly readiness: Readiness;
  /** The login this start made; null where there was one. */
  readonly firstAdmin: FirstAdmin | null;
}

/** Slower requests than this are no requests: nobody may hold a connection by sending a byte a minute. */
const REQUEST_TIMEOUT_MS = 60_000;

/** Opens the pools, puts in what a first start lacks, and builds the application over a database whose schema is ready. */
export async function openApplication(options: ApplicationOptions): Promise<Application> {
  const { config, logger, signal, ownerUrl, deliveryUrl, closers } = options;
  const onPoolError = (error: Error) => logger.warn({ err: error }, 'An idle database connection was lost');
  const dataSource = createDataSource({
    ...config.database,
    ownerUrl,
    entities: editorialEntities,
    onPoolError,
  });
  await dataSource.initialize();
  closers.push(() => dataSource.destroy());
  const deliveryPool = createDeliveryPool({
    deliveryUrl,
    size: config.database.deliveryPoolSize,
    statementTimeoutMs: config.database.deliveryStatementTimeoutMs,
    connectTimeoutMs: config.database.connectTimeoutMs,
    queueLimit: config.database.deliveryQueueLimit,
    onPoolError,
  });
  closers.push(() => deliveryPool.end());
  const cursorSecret = await installationSecret(
    (text, values) => dataSource.query(text, values),
    'cursor-secret',
  );
  const previewSecret = await installationSecret(
    (text, values) => dataSource.query(text, values),
    'preview-secret',
  );
  const firstAdmin = await ensureFirstAdmin(dataSource, config);
  if (config.starterContent) {
    await loadStarterContent(dataSource, config, ownerUrl, (line) => logger.info(line));
  }
  await keepEmbedLoader(dataSource);
  await loadUsualSynonyms(dataSource, config, ownerUrl);
  signal.throwIfAborted();

  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with({ config, dataSource, deliveryPool, cursorSecret, previewSecret }),
    { logger: new NestLogger(logger), bodyParser: false, abortOnError: false },
  );
  closers.push(() => app.close());
  app.useBodyParser('json', { limit: config.http.bodyLimitBytes });
  app.disable('x-powered-by').set('trust proxy', config.http.trustedProxies);
  const server = app.getHttpServer();
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  const { direct, admission, foundations } = app.get(DeliveryServer, { strict: false });
  putBefore(server, (next) => direct.before(next));
  const overloadDoor = openOverloadDoor(config, (id) => admission.documentById(id));
  putBefore(server, (next) => overloadDoor.before(next));
  const answerCache = await openAnswerCache({
    config,
    ownerUrl,
    dataSource,
    server,
    logger,
    onTouched: (keys) => foundations.known.touched(keys),
  });
  closers.push(() => answerCache.close());
  direct.hear(() => answerCache.heardVersion());
  foundations.known.hear(answerCache);
  overloadDoor.hear(() => answerCache.heardVersion());
  const figures = () => ({
    overload: overloadDoor.figures(),
    answerCache: answerCache.figures(),
    directAnswers: direct.figures(),
  });
  const endFigures = logFigures(logger, figures, () => overloadDoor.refused);
  closers.push(() => Promise.resolve(endFigures()));
  // Nobody waits for what may go; closing does.
  const tidying = removeExpired(dataSource, config.searchGaps.keptDays).catch((error: unknown) =>
    logger.error({ err: error }, 'What has expired could not be removed'),
  );
  closers.push(() => tidying);
  const readiness = app.get(Readiness, { strict: false });
  return { app, readiness, firstAdmin, answerCache, directAnswers: direct, overload: overloadDoor };
}

/** Lets a listener of requests come before those there are. */
function putBefore(server: Server, before: (next: RequestListener) => RequestListener): void {
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on(
    'request',
    before((req, res) => {
      for (const each of listeners) each(req, res);
    }),
  );
}
