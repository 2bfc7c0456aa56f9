import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource, type Logger } from 'typeorm';
import { readConfig } from '../../src/config/config.js';
import { ConfigModule } from '../../src/config/config.module.js';
import { createDataSource, type DataSourceOptions } from '../../src/database/data-source.js';
import { PreviewSecretModule } from '../../src/database/preview-secret.module.js';
import { EditorialModule } from '../../src/editorial/editorial.module.js';
import { editorialEntities } from '../../src/editorial/entities.js';
import { insertSession } from '../../src/editorial/users/session.repository.js';
import { newSessionToken, tokenHash } from '../../src/editorial/users/token.js';
import { insertUser } from '../../src/editorial/users/user.repository.js';
import { CursorsModule } from '../../src/graphql/cursors.module.js';
import type { Role } from '../../src/rules/permissions.js';
import { newId } from '../../src/rules/uuid.js';

/** A statement as it ran. */
export interface RanStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What GraphQL answers over HTTP. `data` is what the test says it asked for. */
export interface EditorialAnswer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data;
  readonly errors: readonly { message: string; path?: unknown; extensions: Record<string, unknown> }[];
  readonly text: string;
}

/** Request headers that sign somebody in. */
export type Credential = Readonly<Record<string, string>>;

/** The editorial API on a free port, over the tables of a test database. */
export interface EditorialServer {
  readonly url: string;
  readonly dataSource: DataSource;
  /** Any provider of the modules under test. */
  get<T>(provider: new (...args: never[]) => T): T;
  /** Makes a login with a session; its address is the role's: editor@clinic.example. Its password belongs to nothing. */
  signedIn(role: Role): Promise<Credential & { readonly userId: string }>;
  ask<Data = never>(
    query: string,
    variables?: object,
    credential?: Credential,
  ): Promise<EditorialAnswer<Data>>;
  /** What ran since the last `takeStatements`. */
  takeStatements(): RanStatement[];
  close(): Promise<void>;
}

@Module({})
class TestDatabaseModule {
  static with(dataSource: DataSource): DynamicModule {
    return {
      module: TestDatabaseModule,
      global: true,
      providers: [{ provide: DataSource, useValue: dataSource }],
      exports: [DataSource],
    };
  }
}

export async function startEditorial(
  ownerUrl: string,
  env: Record<string, string> = {},
  pool: Partial<Pick<DataSourceOptions, 'poolSize' | 'statementTimeoutMs' | 'connectTimeoutMs'>> = {},
): Promise<EditorialServer> {
  const config = readConfig({ NODE_ENV: 'test', SITE_URL: 'http://clinic.example', ...env });
  const dataSource = createDataSource({
    ownerUrl,
    entities: editorialEntities,
    poolSize: 10,
    statementTimeoutMs: 10_000,
    connectTimeoutMs: 5000,
    ...pool,
  });
  let ran: RanStatement[] = [];
  dataSource.logger = recording((text, values) => {
    // The keeper looks beside the requests, whenever it is its time.
    if (!text.startsWith('-- publication.keeper.')) ran.push({ text, values });
  });
  await dataSource.initialize();
  const app = await NestFactory.create<NestExpressApplication>(
    {
      module: TestDatabaseModule,
      imports: [
        ConfigModule.with(config),
        TestDatabaseModule.with(dataSource),
        CursorsModule.with('a secret of tests'),
        PreviewSecretModule.with('a secret of tests'),
        EditorialModule,
      ],
    },
    { logger: ['error'], abortOnError: false, bodyParser: false },
  );
  app.useBodyParser('json', { limit: config.http.bodyLimitBytes });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const url = `http://127.0.0.1:${port}/editor/graphql`;
  return {
    url,
    dataSource,
    get: (provider) => app.get(provider, { strict: false }),
    async signedIn(role) {
      const userId = newId(new Date());
      const email = `${role.toLowerCase()}-${userId.slice(-6)}@clinic.example`;
      const name = `The ${role.toLowerCase()}`;
      await insertUser(dataSource.manager, { id: userId, email, name, role, passwordHash: '$argon2id$none' });
      const token = newSessionToken();
      const session = { id: newId(new Date()), userId, tokenHash: tokenHash(token) };
      await insertSession(dataSource.manager, session, config.session);
      return { cookie: `seventh_session=${token}`, userId };
    },
    async ask(query, variables = {}, credential = {}) {
      const { userId: _, ...headers } = credential;
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      const { data, errors } = JSON.parse(text) as Partial<EditorialAnswer<never>> & { data: never };
      return { status: response.status, headers: response.headers, data, errors: errors ?? [], text };
    },
    takeStatements() {
      const taken = ran;
      ran = [];
      return taken;
    },
    async close() {
      await app.close();
      await dataSource.destroy();
    },
  };
}

function recording(record: (text: string, values: readonly unknown[]) => void): Logger {
  const nothing = () => undefined;
  return {
    logQuery: (text, values) => record(text, Array.isArray(values) ? values : []),
    logQueryError: nothing,
    logQuerySlow: nothing,
    logSchemaBuild: nothing,
    logMigration: nothing,
    log: nothing,
  };
}
