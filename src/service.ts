import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestListener, Server } from 'node:http';
import { migrations } from '../migrations/index.js';
import { openAnswerCache, type OpenAnswerCache } from './answer-cache.js';
import { AppModule } from './app.module.js';
import type { Config } from './config/config.js';
import { createDataSource } from './database/data-source.js';
import { DatabaseStartError } from './database/database-start-error.js';
import { ensureDeliveryLogin } from './database/delivery-login.js';
import { errorCode } from './database/error-code.js';
import { migrate } from './database/migrate.js';
import { openDatabase } from './database/open-database.js';
import { ensurePreviewViews } from './database/preview-views.js';
import type { DirectAnswers } from './delivery/direct/direct-answers.js';
import { DeliveryServer } from './delivery/delivery-server.module.js';
import { createDeliveryPool } from './database/pools.js';
import { installationSecret } from './database/secrets.js';
import { editorialEntities } from './editorial/entities.js';
import { removeExpired } from './editorial/housekeeping.js';
import { ensureFirstAdmin, type FirstAdmin } from './editorial/users/first-admin.js';
import { finishRequests } from './http/in-flight.js';
import type { OverloadDoor } from './http/overload/overload-door.js';
import { logFigures } from './monitoring/figures-log.js';
import { NestLogger, type Logger } from './monitoring/logger.js';
import { Readiness } from './monitoring/readiness.js';
import { openOverloadDoor } from './overload-door.js';
import { keepEmbedLoader } from './partners/embed-loader.repository.js';
import { loadStarterContent } from './transfer/starter/load-starter.js';
import { loadUsualSynonyms } from './transfer/starter/load-synonyms.js';

/** A service that answers. */
export interface Service {
  /** As this machine reaches it, without a slash at its end. */
  readonly url: string;
  /** For people: which PostgreSQL. */
  readonly database: string;
  /** The login this start made; null where there was one. */
  readonly firstAdmin: FirstAdmin | null;
  /** What is kept in memory of what was answered. */
  readonly answerCache: Pick<OpenAnswerCache, 'figures'>;
  /** How many answers went without the framework. */
  readonly directAnswers: Pick<DirectAnswers, 'figures'>;
  /** What is worked on, waits and was refused. */
  readonly overload: Pick<OverloadDoor, 'figures'>;
  /** Stops taking requests, finishes those in flight, closes everything. `hurry` cuts the waiting short. */
  stop(hurry: AbortSignal): Promise<void>;
}

export interface ServiceOptions {
  readonly config: Config;
  readonly logger: Logger;
  /** Gives the start up at the next step and closes what was opened. */
  readonly signal: AbortSignal;
  /** The service cannot go on: its database is gone for good. */
  readonly onLost: (error: Error) => void;
}

/** Slower requests than this are no requests: nobody may hold a connection by sending a byte a minute. */
const REQUEST_TIMEOUT_MS = 60_000;

/** Opens everything in order and listens. What fails closes again what was opened before it. */
export async function startService({ config, logger, signal, onLost }: ServiceOptions): Promise<Service> {
  const closers: (() => Promise<unknown>)[] = [];
  const closeAll = async () => {
    for (const close of closers.splice(0).toReversed()) {
      await close().catch((error: unknown) => logger.error({ err: error }, 'Closing failed'));
    }
  };
  const log = (line: string) => logger.info(line);
  const onPoolError = (error: Error) => logger.warn({ err: error }, 'An idle database connection was lost');

  try {
    const database = await openDatabase(config, { role: 'service', log, onLost });
    closers.push(() => database.close());
    const { ownerUrl } = database;
    signal.throwIfAborted();

    const applied = await migrate({ ownerUrl, migrations, log });
    if (applied.length > 0) log(`Applied ${applied.join(', ')}.`);
    const deliveryUrl = await ensureDeliveryLogin({
      ownerUrl,
      deliveryUrl: config.database.deliveryUrl,
      statementTimeoutMs: config.database.deliveryStatementTimeoutMs,
    });
    await ensurePreviewViews(ownerUrl);
    signal.throwIfAborted();

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
    if (config.starterContent) await loadStarterContent(dataSource, config, ownerUrl, log);
    await keepEmbedLoader(dataSource);
    await loadUsualSynonyms(dataSource, config, ownerUrl);
    await removeExpired(dataSource, config.searchGaps.keptDays);
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
    const url = await listen(app, config);
    await database.announce(url);

    return {
      url,
      database: database.description,
      firstAdmin,
      answerCache,
      directAnswers: direct,
      overload: overloadDoor,
      async stop(hurry) {
        app.get(Readiness, { strict: false }).drain();
        await finishRequests(server, config.http.shutdownSeconds, hurry);
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
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

async function listen(app: NestExpressApplication, { http }: Config): Promise<string> {
  try {
    await app.listen(http.port, http.host);
  } catch (error) {
    const reasons: Readonly<Record<string, string>> = {
      EADDRINUSE: 'another program listens there. Choose another PORT',
      EACCES: 'this user may not. Ports below 1024 are for root',
      EADDRNOTAVAIL: 'this machine has no such address. Choose another HOST',
    };
    const reason = reasons[errorCode(error) ?? ''];
    if (reason === undefined) throw error;
    throw new DatabaseStartError(`Cannot listen on ${http.host}:${http.port}: ${reason}.`, { cause: error });
  }
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address ? address.port : http.port;
  const isEverywhere = ['0.0.0.0', '::', '127.0.0.1'].includes(http.host);
  const name = isEverywhere ? 'localhost' : http.host.includes(':') ? `[${http.host}]` : http.host;
  return `http://${name}:${port}`;
}
