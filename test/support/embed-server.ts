import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigModule } from '../../src/config/config.module.js';
import { readConfig } from '../../src/config/config.js';
import { DELIVERY_POOL } from '../../src/database/database.module.js';
import { createDeliveryPool, type DeliveryPool } from '../../src/database/pools.js';
import { FramePolicyModule } from '../../src/http/frame-policy.module.js';
import { SyndicationModule } from '../../src/syndication/syndication.module.js';

@Module({})
class PoolModule {
  static with(pool: DeliveryPool): DynamicModule {
    return {
      module: PoolModule,
      global: true,
      providers: [{ provide: DELIVERY_POOL, useValue: pool }],
      exports: [DELIVERY_POOL],
    };
  }
}

/** Everything that other sites fetch, over the tables of a test database, where its own addresses say it is. */
export interface EmbedServer {
  readonly url: string;
  /** `page` is all of the body, `shown` what of it is neither style nor script. */
  get(
    path: string,
    headers?: Record<string, string>,
  ): Promise<Response & { readonly page: string; readonly shown: string }>;
  close(): Promise<void>;
}

export async function startEmbeds(
  deliveryUrl: string,
  env: Record<string, string> = {},
): Promise<EmbedServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = readConfig({
    NODE_ENV: 'test',
    SITE_URL: 'https://clinic.example',
    SERVICE_URL: url,
    SITE_NAME: 'The Clinic',
    LOCALES: 'en,nl>en,ar',
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
  const imports = [FramePolicyModule, ConfigModule.with(config), PoolModule.with(pool), SyndicationModule];
  const app = await NestFactory.create<NestExpressApplication>(
    { module: PoolModule, imports },
    // Tests make it fail on purpose.
    { logger: ['fatal'], abortOnError: false },
  );
  await app.listen(port, '127.0.0.1');
  return {
    url,
    async get(path, headers = {}) {
      const response = await fetch(url + path, { headers, redirect: 'manual' });
      const page = await response.text();
      const shown = page.replace(/<(style|script)>.*?<\/\1>/gs, '');
      return Object.assign(response, { page, shown });
    },
    async close() {
      await app.close();
      await pool.end();
    },
  };
}

async function freePort(): Promise<number> {
  const server = await listen(createServer());
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

/** A site that shows whatever page it is given: an origin of its own. */
export interface OtherSite {
  /** http://127.0.0.1:port, or another name of this machine. */
  readonly origin: string;
  page: string;
  /** Its Content-Security-Policy; empty for none. */
  policy: string;
  close(): void;
}

export async function startSite(host = '127.0.0.1'): Promise<OtherSite> {
  const site = { origin: '', page: '', policy: '', close: () => undefined as void };
  const server = await listen(
    createServer((_, res) => {
      res.setHeader('Content-Type', 'text/html; charset=utf-8');
      if (site.policy) res.setHeader('Content-Security-Policy', site.policy);
      res.end(site.page);
    }),
  );
  site.origin = `http://${host}:${(server.address() as AddressInfo).port}`;
  site.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return site;
}

function listen(server: Server): Promise<Server> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
