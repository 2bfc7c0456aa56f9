import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readConfig } from '../../src/config/config.js';
import { ConfigModule } from '../../src/config/config.module.js';
import { DELIVERY_POOL } from '../../src/database/database.module.js';
import { createDeliveryPool, type DeliveryPool, type Statement } from '../../src/database/pools.js';
import { DeliveryModule } from '../../src/delivery/delivery.module.js';
import { CursorsModule } from '../../src/graphql/cursors.module.js';

/** A statement as it ran. */
export interface RanStatement extends Statement {
  readonly values: readonly unknown[];
}

/** What GraphQL answers over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
  readonly errors: readonly { message: string; path?: unknown; extensions: Record<string, unknown> }[];
  /** All of it, as it came. */
  readonly text: string;
}

/** The delivery API on a free port, over the tables of a test database. */
export interface DeliveryServer {
  readonly url: string;
  /** What ran since the last `takeStatements`. */
  takeStatements(): RanStatement[];
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

@Module({})
class RecordedPoolModule {
  static with(pool: DeliveryPool): DynamicModule {
    return {
      module: RecordedPoolModule,
      global: true,
      providers: [{ provide: DELIVERY_POOL, useValue: pool }],
      exports: [DELIVERY_POOL],
    };
  }
}

export async function startDelivery(
  deliveryUrl: string,
  env: Record<string, string> = {},
): Promise<DeliveryServer> {
  const config = readConfig({
    NODE_ENV: 'test',
    SITE_URL: 'https://clinic.example',
    SITE_NAME: 'The Clinic',
    CONTENT_VERSION_WAIT_MS: '150',
    ...env,
  });
  const pool = createDeliveryPool({
    deliveryUrl,
    size: env['DELIVERY_POOL_SIZE'] === undefined ? 4 : config.database.deliveryPoolSize,
    statementTimeoutMs: config.database.deliveryStatementTimeoutMs,
    connectTimeoutMs: config.database.connectTimeoutMs,
    queueLimit: config.database.deliveryQueueLimit,
    onPoolError: (error) => console.error(error),
  });
  let ran: RanStatement[] = [];
  const recorded: DeliveryPool = {
    query(statement, values = [], signal) {
      ran.push({ ...statement, values });
      return pool.query(statement, values, signal);
    },
    end: () => pool.end(),
  };
  const app = await NestFactory.create<NestExpressApplication>(
    {
      module: RecordedPoolModule,
      imports: [
        ConfigModule.with(config),
        RecordedPoolModule.with(recorded),
        CursorsModule.with('a secret of tests'),
        DeliveryModule,
      ],
    },
    { logger: ['error'], abortOnError: false },
  );
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const url = `http://127.0.0.1:${port}/graphql`;
  return {
    url,
    takeStatements() {
      const taken = ran;
      ran = [];
      return taken;
    },
    async ask(query, variables = {}, headers = {}) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      const { data, errors = [] } = JSON.parse(text) as Pick<Answer, 'data'> &
        Partial<Pick<Answer, 'errors'>>;
      return { status: response.status, headers: response.headers, data, errors, text };
    },
    async close() {
      await app.close();
      await pool.end();
    },
  };
}
