import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { openEmbeddedServer, type EmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { signIn, type EditorialClient } from '../support/editorial-client.js';
import { PlainReader } from '../support/plain-reader.js';
import type { Sighting } from './freshness-history.js';

const ADMIN = { ADMIN_EMAIL: 'admin@clinic.example', ADMIN_PASSWORD: 'a password of faults' };
const PAGE = 'query ($slug: String!) { article(slug: $slug) { title } }';

/** A reader's connection to one instance. */
export interface Connection {
  /** Null where it gave no answer: killed, or not yet as far. */
  read(slug: string, least: number | null): Promise<Sighting | null>;
  close(): void;
}

/** One process of the service; comes back under the same address when it is killed. */
class Instance {
  url = '';
  private child: ChildProcess | undefined;
  private shared: Connection | undefined;

  constructor(
    private readonly env: Readonly<Record<string, string>>,
    private port = '0',
  ) {}

  async start(): Promise<void> {
    const root = join(import.meta.dirname, '../..');
    const child = spawn(
      process.execPath,
      ['--import', join(root, 'test/support/typescript.mjs'), join(root, 'src/main.ts')],
      {
        env: { PATH: process.env.PATH, ...this.env, PORT: this.port },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    this.child = child;
    let output = '';
    this.url = await new Promise((resolve, reject) => {
      child.once('exit', () => reject(new Error(`An instance did not start: ${output}`)));
      child.stdout.on('data', (chunk) => {
        output += String(chunk);
        const url = /Health +(\S+)\/health\/ready/.exec(output)?.[1];
        if (url) resolve(url.replace('localhost', '127.0.0.1'));
      });
    });
    this.port = new URL(this.url).port;
    child.removeAllListeners('exit');
  }

  get pid(): number {
    return this.child!.pid!;
  }

  connection(): Connection {
    const reader = new PlainReader(this.url);
    return {
      async read(slug, least) {
        const headers: Record<string, string> =
          least === null ? {} : { 'x-min-content-version': String(least) };
        const answer = await reader.ask(PAGE, { slug }, headers).catch(() => null);
        if (answer?.status !== 200) return null;
        const { data } = JSON.parse(answer.text) as { data: { article: { title: string } | null } };
        const title = data.article?.title ?? null;
        return {
          version: answer.version,
          title,
          edition: title === null ? null : Number(title.split(' ')[1]),
        };
      },
      close: () => reader.close(),
    };
  }

  read(slug: string, least: number | null): Promise<Sighting | null> {
    this.shared ??= this.connection();
    return this.shared.read(slug, least);
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }
}

/** Writes one article, over any instance that answers. Null where it cannot know what came of it. */
export interface Writer {
  readonly slug: string;
  save(title: string): Promise<boolean>;
  publish(title: string): Promise<number | null>;
}

/** Several instances on one PostgreSQL of their own. */
export class Fleet {
  readonly slugs: string[] = [];
  kills = 0;
  cuts = 0;

  private constructor(
    private readonly folder: string,
    private readonly server: EmbeddedServer,
    private readonly admin: Client,
    readonly instances: readonly Instance[],
  ) {}

  /** `settings`: of every instance, besides those it needs. */
  static async start(count: number, settings: Readonly<Record<string, string>> = {}): Promise<Fleet> {
    const folder = await mkdtemp(join(tmpdir(), 'seventh-faults-'));
    await chmod(folder, 0o711);
    const server = await openEmbeddedServer({
      dataDir: folder,
      role: 'command',
      connections: 100,
      log: () => undefined,
    });
    const url = (login: string) =>
      `postgres://${login}:${server.password}@${server.host}:${server.port}/${server.database}?sslmode=disable`;
    const admin = new Client({ connectionString: url('postgres') });
    await admin.connect();
    const env = {
      ...ADMIN,
      DATABASE_URL: url(server.user),
      DATA_DIR: folder,
      LOG_LEVEL: 'info',
      STARTER_CONTENT: 'false',
      ...settings,
    };
    const instances = Array.from({ length: count }, () => new Instance(env));
    for (const instance of instances) await instance.start();
    return new Fleet(folder, server, admin, instances);
  }

  pick(random: () => number): Instance {
    return this.instances[Math.floor(random() * this.instances.length)]!;
  }

  async writer(): Promise<Writer> {
    const slug = `page-${this.slugs.length}`;
    this.slugs.push(slug);
    let client = await this.signIn();
    type Result = { contentVersion?: number; article: { id: string; version: number } | null };
    const ask = async (mutation: string, variables: object): Promise<Result | null> => {
      try {
        return (await client.ask<{ result: Result }>(mutation, variables)).result;
      } catch {
        client = await this.signIn();
        return null;
      }
    };
    const { result } = await client.ask<{ result: Result }>(
      `mutation ($input: CreateArticleInput!) { result: createArticle(input: $input) { article { id version } } }`,
      { input: { title: 'draft 0', slug, body: { markdown: 'Text.' } } },
    );
    const { id } = result.article!;
    const update = async (title: string) => {
      const { article } = await client
        .ask<{ article: { version: number } }>('query ($id: ID!) { article(id: $id) { version } }', { id })
        .catch(() => ({ article: { version: 0 } }));
      const done = await ask(
        `mutation ($id: ID!, $version: Int!, $input: UpdateArticleInput!) {
          result: updateArticle(id: $id, expectedVersion: $version, input: $input) { article { id version } }
        }`,
        { id, version: article.version, input: { title } },
      );
      return done?.article ?? null;
    };
    return {
      slug,
      save: async (title) => (await update(title)) !== null,
      async publish(title) {
        const saved = await update(title);
        if (!saved) return null;
        const done = await ask(
          `mutation ($id: ID!, $version: Int!) {
            result: publishArticle(id: $id, expectedVersion: $version) { contentVersion article { id version } }
          }`,
          saved,
        );
        return done?.article ? (done.contentVersion ?? null) : null;
      },
    };
  }

  async cutListener(random: () => number): Promise<void> {
    const { rows } = await this.admin.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = 'seventh changes' order by pid`,
    );
    const victim = rows[Math.floor(random() * rows.length)];
    if (!victim) return;
    await this.admin.query('select pg_terminate_backend($1)', [victim.pid]);
    this.cuts += 1;
  }

  async killOne(random: () => number): Promise<void> {
    const victim = this.pick(random);
    await victim.end('SIGKILL');
    this.kills += 1;
    await victim.start();
  }

  async stop(): Promise<void> {
    for (const instance of this.instances) await instance.end('SIGKILL');
    await this.admin.end();
    await this.server.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async signIn(): Promise<EditorialClient> {
    for (;;) {
      for (const { url } of this.instances) {
        const client = await signIn(url, ADMIN.ADMIN_EMAIL, ADMIN.ADMIN_PASSWORD).catch(() => null);
        if (client) return client;
      }
      await sleep(100);
    }
  }
}
