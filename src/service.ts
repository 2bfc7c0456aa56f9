import type { NestExpressApplication } from '@nestjs/platform-express';
import { migrations } from '../migrations/index.js';
import type { OpenAnswerCache } from './answer-cache.js';
import type { Config } from './config/config.js';
import { DatabaseStartError } from './database/database-start-error.js';
import { errorCode } from './database/error-code.js';
import { openDatabase } from './database/open-database.js';
import { prepareSchema } from './database/prepare-schema.js';
import type { DirectAnswers } from './delivery/direct/direct-answers.js';
import type { FirstAdmin } from './editorial/users/first-admin.js';
import { finishRequests } from './http/in-flight.js';
import type { OverloadDoor } from './http/overload/overload-door.js';
import type { Logger } from './monitoring/logger.js';

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

/** Opens everything in order and listens. What fails closes again what was opened before it. */
export async function startService({ config, logger, signal, onLost }: ServiceOptions): Promise<Service> {
  // Two thousand files, read while the database opens.
  const loading = import('./application.js');
  loading.catch(() => undefined); // awaited below, unless the database fails first
  const closers: (() => Promise<unknown>)[] = [];
  const closeAll = async () => {
    for (const close of closers.splice(0).toReversed()) {
      await close().catch((error: unknown) => logger.error({ err: error }, 'Closing failed'));
    }
  };
  const log = (line: string) => logger.info(line);

  try {
    const database = await openDatabase(config, { role: 'service', log, onLost });
    closers.push(() => database.close());
    const { ownerUrl } = database;
    signal.throwIfAborted();
    const deliveryUrl = await prepareSchema({
      ownerUrl,
      migrations,
      deliveryUrl: config.database.deliveryUrl,
      statementTimeoutMs: config.database.deliveryStatementTimeoutMs,
      log,
    });
    signal.throwIfAborted();
    const { openApplication } = await loading;
    const { app, firstAdmin, readiness, ...parts } = await openApplication({
      config,
      logger,
      signal,
      ownerUrl,
      deliveryUrl,
      closers,
    });
    const url = await listen(app, config);
    await database.announce(url);

    return {
      url,
      database: database.description,
      firstAdmin,
      ...parts,
      async stop(hurry) {
        readiness.drain();
        await finishRequests(app.getHttpServer(), config.http.shutdownSeconds, hurry);
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
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
