import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startEditorial, type Credential, type EditorialServer } from '../support/editorial-server.js';
import { startEmbeds, type EmbedServer } from '../support/embed-server.js';

const ERRORS = `contentVersion userErrors { code field message ... on VersionConflict { expectedVersion actualVersion } }`;
const PARTNER = `{ partner { id publicId name origins locales display attribution isActive version } ${ERRORS} }`;
const CREATE = `mutation ($input: PartnerInput!, $key: String) { result: createPartner(input: $input, idempotencyKey: $key) ${PARTNER} }`;
const UPDATE = `mutation ($id: ID!, $v: Int!, $input: PartnerInput!) { result: updatePartner(id: $id, expectedVersion: $v, input: $input) ${PARTNER} }`;
const change = (name: string) =>
  `mutation ($id: ID!, $v: Int!) { result: ${name}(id: $id, expectedVersion: $v) ${PARTNER} }`;

interface Partner {
  readonly id: string;
  readonly publicId: string;
  readonly origins: readonly string[];
  readonly version: number;
}

interface Payload {
  readonly partner: Partner | null;
  readonly contentVersion: number;
  readonly userErrors: readonly { code: string; field: string[]; message: string }[];
}

describe('partners', () => {
  let database: TestDatabase;
  let server: EditorialServer;
  let instances: EmbedServer[];
  let editor: Credential;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startEditorial(database.ownerUrl);
    instances = [await startEmbeds(database.deliveryUrl), await startEmbeds(database.deliveryUrl)];
    editor = await server.signedIn('EDITOR');
  });

  afterAll(async () => {
    for (const instance of instances ?? []) await instance.close();
    await server?.close();
    await database?.drop();
  });

  beforeEach(async () => {
    await server.dataSource.query('truncate editorial.partner, delivery.partner');
  });

  async function run(mutation: string, variables: object): Promise<Payload> {
    const { data, errors } = await server.ask<{ result: Payload }>(mutation, variables, editor);
    expect(errors).toEqual([]);
    return data.result;
  }

  async function done(mutation: string, variables: object): Promise<Partner & { contentVersion: number }> {
    const { partner, contentVersion, userErrors } = await run(mutation, variables);
    expect(userErrors).toEqual([]);
    return { ...partner!, contentVersion };
  }

  async function refused(mutation: string, variables: object): Promise<string[]> {
    const { partner, userErrors } = await run(mutation, variables);
    expect(partner).toBeNull();
    return userErrors.map(({ code, field }) => `${code} ${field.join('.')}`);
  }

  const input = {
    name: 'A patients’ league',
    origins: ['https://League.example/', 'https://bücher.example'],
  };

  /** Status and origins of a partner's frames on every instance. */
  async function framesOf({ publicId }: Partner): Promise<unknown[]> {
    const answers = await Promise.all(instances.map((it) => it.get(`/embed/p/${publicId}/no-article`)));
    return answers.map(({ status, headers }) => [
      status,
      /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy')!)![1],
    ]);
  }

  it('may frame articles from the moment they are made, from the origins they have', async () => {
    const made = await done(CREATE, { input });
    expect(made).toMatchObject({
      name: 'A patients’ league',
      origins: ['https://league.example', 'https://xn--bcher-kva.example'],
      locales: null,
      display: 'FULL',
      attribution: null,
      isActive: true,
      version: 1,
    });
    const shown = [404, 'https://league.example https://xn--bcher-kva.example'];
    expect(await framesOf(made)).toEqual([shown, shown]);
  });

  it('are suspended and let go on at once, on all instances, each a content version', async () => {
    const made = await done(CREATE, { input });
    const suspended = await done(change('suspendPartner'), { id: made.id, v: 1 });
    expect(suspended).toMatchObject({ isActive: false, version: 2, contentVersion: made.contentVersion + 1 });
    expect(await framesOf(made)).toEqual([
      [403, "'none'"],
      [403, "'none'"],
    ]);
    const again = await done(change('suspendPartner'), { id: made.id, v: 2 });
    expect(again).toMatchObject({ version: 2, contentVersion: suspended.contentVersion });
    const active = await done(change('activatePartner'), { id: made.id, v: 2 });
    expect(active).toMatchObject({ isActive: true, version: 3, publicId: made.publicId });
    expect((await framesOf(made))[1]).toEqual([404, made.origins.join(' ')]);
  });

  it('change as a whole or not at all', async () => {
    const made = await done(CREATE, { input });
    const next = {
      origins: ['https://new.example'],
      locales: ['nl', 'nl'],
      display: 'CARD',
      attribution: ' Thanks ',
    };
    const changed = await done(UPDATE, { id: made.id, v: 1, input: next });
    expect(changed).toMatchObject({ ...next, locales: ['nl'], attribution: 'Thanks', version: 2 });
    expect(await refused(UPDATE, { id: made.id, v: 1, input: next })).toEqual([
      'VERSION_CONFLICT expectedVersion',
    ]);
    expect((await framesOf(made))[0]).toEqual([404, 'https://new.example']);
    const cleared = await done(UPDATE, { id: made.id, v: 2, input: { locales: null, attribution: null } });
    expect(cleared).toMatchObject({ locales: null, attribution: null, origins: ['https://new.example'] });
  });

  it('are made once however often it is sent, and their names are their own', async () => {
    const made = await done(CREATE, { input, key: 'k1' });
    expect((await done(CREATE, { input, key: 'k1' })).id).toBe(made.id);
    expect(await refused(CREATE, { input })).toEqual(['TAKEN input.name']);
    const other = await done(CREATE, { input: { ...input, name: 'Another' } });
    expect(await refused(UPDATE, { id: other.id, v: 1, input: { name: input.name } })).toEqual([
      'TAKEN input.name',
    ]);
  });

  it('are refused with all that is wrong, and nothing changes', async () => {
    const origins = [
      'https://a.example;',
      'https://a.example/b',
      'http://a.example',
      'https://*.a.example',
      'https://fine.example',
    ];
    expect(
      await refused(CREATE, { input: { name: ' ', origins, locales: ['xx'], attribution: 'a\nb' } }),
    ).toEqual([
      'REQUIRED input.name',
      'INVALID input.attribution',
      ...[0, 1, 2, 3].map((at) => `INVALID input.origins.${at}`),
      'INVALID input.locales.0',
    ]);
    expect(await refused(CREATE, { input: { name: 'A', origins: [] } })).toEqual(['REQUIRED input.origins']);
    expect(await refused(CREATE, { input: { name: 'A' } })).toEqual(['REQUIRED input.origins']);
    const many = Array.from({ length: 21 }, (_, at) => `https://a${at}.example`);
    expect(await refused(CREATE, { input: { name: 'A', origins: many } })).toEqual([
      'TOO_LONG input.origins',
    ]);
    expect(await server.dataSource.query('select from editorial.partner')).toEqual([]);
    const { userErrors } = await run(CREATE, {
      input: { name: 'A', origins: ['https://a.example\r\nX: evil'] },
    });
    expect(userErrors[0]!.message).not.toContain('evil');
  });

  it('are listed by name, found by origin, and told apart by state', async () => {
    const one = await done(CREATE, { input: { name: 'beta', origins: ['https://b.example'] } });
    await done(CREATE, { input: { name: 'Alpha', origins: ['https://a.example'] } });
    await done(change('suspendPartner'), { id: one.id, v: 1 });
    const list = async (args: string) => {
      const { data } = await server.ask<{ partners: { totalCount: number; nodes: { name: string }[] } }>(
        `{ partners${args} { totalCount nodes { name } } }`,
        {},
        editor,
      );
      return [data.partners.totalCount, ...data.partners.nodes.map(({ name }) => name)];
    };
    expect(await list('')).toEqual([2, 'Alpha', 'beta']);
    expect(await list('(text: "b.example")')).toEqual([1, 'beta']);
    expect(await list('(isActive: true)')).toEqual([1, 'Alpha']);
    const { data } = await server.ask<{ node: unknown; partner: unknown }>(
      `query ($id: ID!) { partner(id: $id) { name } node(id: $id) { ... on Partner { name } } }`,
      { id: one.id },
      editor,
    );
    expect(data).toEqual({ partner: { name: 'beta' }, node: { name: 'beta' } });
  });

  it('are the business of editors: writers see them and change nothing', async () => {
    const writer = await server.signedIn('WRITER');
    const { errors } = await server.ask(CREATE, { input }, writer);
    expect(errors[0]!.extensions['code']).toBe('FORBIDDEN');
    const { data } = await server.ask<unknown>('{ partners { nodes { name } } }', {}, writer);
    expect(data).toEqual({ partners: { nodes: [] } });
  });
});
