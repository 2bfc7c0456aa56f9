import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readConfig } from '../../src/config/config.js';
import { ConfigModule } from '../../src/config/config.module.js';
import { DELIVERY_POOL } from '../../src/database/database.module.js';
import { createDeliveryPool, type DeliveryPool } from '../../src/database/pools.js';
import { SyndicationModule } from '../../src/syndication/syndication.module.js';

/** A statement as it ran, and how many rows it brought. */
export interface CountedStatement {
  /** As its first line has it, without its variant: `syndication.feed`. */
  readonly name: string;
  readonly rows: number;
}

/** What other sites fetch, on a free port over the tables of a test database. */
export interface SyndicationServer {
  readonly url: string;
  /** What ran since the last call. */
  takeStatements(): CountedStatement[];
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

@Module({})
class CountedPoolModule {
  static with(pool: DeliveryPool): DynamicModule {
    return {
      module: CountedPoolModule,
      global: true,
      providers: [{ provide: DELIVERY_POOL, useValue: pool }],
      exports: [DELIVERY_POOL],
    };
  }
}

export async function startSyndication(
  deliveryUrl: string,
  env: Record<string, string> = {},
): Promise<SyndicationServer> {
  const config = readConfig({
    NODE_ENV: 'test',
    SITE_URL: 'https://clinic.example',
    SERVICE_URL: 'https://content.example',
    SITE_NAME: 'The Clinic',
    CONTENT_VERSION_WAIT_MS: '150',
    ...env,
  });
  const pool = createDeliveryPool({
    deliveryUrl,
    size: 4,
    statementTimeoutMs: config.database.deliveryStatementTimeoutMs,
    connectTimeoutMs: config.database.connectTimeoutMs,
    onPoolError: (error) => console.error(error),
  });
  let ran: CountedStatement[] = [];
  const counted: DeliveryPool = {
    async query(statement, values = [], signal) {
      const rows = await pool.query(statement, values, signal);
      ran.push({ name: /^-- ([^\s:]+)/.exec(statement.text)?.[1] ?? '', rows: rows.length });
      return rows as never;
    },
    end: () => pool.end(),
  };
  const app = await NestFactory.create<NestExpressApplication>(
    {
      module: CountedPoolModule,
      imports: [ConfigModule.with(config), CountedPoolModule.with(counted), SyndicationModule],
    },
    { logger: ['error'], abortOnError: false },
  );
  // On a busy machine a client would take up a connection in the very moment the server closes it.
  app.getHttpServer().keepAliveTimeout = 120_000;
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    takeStatements() {
      const taken = ran;
      ran = [];
      return taken;
    },
    get: (path, headers = {}) => fetch(url + path, { headers, redirect: 'manual' }),
    async close() {
      await app.close();
      await pool.end();
    },
  };
}
