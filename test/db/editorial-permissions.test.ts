import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  isInputObjectType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { editorialRootResolvers } from '../../src/editorial/resolvers.module.js';
import { insertToken } from '../../src/editorial/users/access-token.repository.js';
import { REQUIREMENT, type Requirement } from '../../src/editorial/users/permission.guard.js';
import { newAccessToken, tokenHash } from '../../src/editorial/users/token.js';
import { readSchema } from '../../src/graphql/schema-files.js';
import { toGlobalId } from '../../src/graphql/global-id.js';
import { isAllowed, roles, scopes, type Role, type Scope } from '../../src/rules/permissions.js';
import { newId } from '../../src/rules/uuid.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startEditorial, type Credential, type EditorialServer } from '../support/editorial-server.js';

const schema = buildSchema(readSchema(new URL('../../src/editorial/', import.meta.url)));
const queries = Object.values(schema.getQueryType()!.getFields());
const mutations = Object.values(schema.getMutationType()!.getFields());
const ID_TYPES: Readonly<Record<string, string>> = {
  revokeAccessToken: 'AccessToken',
  author: 'Author',
  updateAuthor: 'Author',
  topic: 'Topic',
  testimonial: 'Testimonial',
  updateTestimonial: 'Testimonial',
  recordConsent: 'Testimonial',
  endConsent: 'Consent',
  withdrawTestimonial: 'Testimonial',
  eraseTestimonial: 'Testimonial',
  updateTopic: 'Topic',
  partner: 'Partner',
  updatePartner: 'Partner',
  suspendPartner: 'Partner',
  activatePartner: 'Partner',
  withdrawMedicalReview: 'MedicalReview',
  synonymGroup: 'SynonymGroup',
  updateSynonymGroup: 'SynonymGroup',
  deleteSynonymGroup: 'SynonymGroup',
  revokePreviewLink: 'PreviewLink',
  image: 'Image',
  updateImage: 'Image',
  replaceImage: 'Image',
  deleteImage: 'Image',
};

const AN_IMAGE = toGlobalId('Image', newId(new Date()));

/** A call of a root field with the least it needs; what it says is about nothing that is there. */
function callOf(field: GraphQLField<unknown, unknown>): string {
  const isMutation = mutations.includes(field);
  const id = toGlobalId(ID_TYPES[field.name] ?? 'Article', newId(new Date()));
  const args = field.args
    .filter(({ type }) => isNonNullType(type))
    .map(({ name, type }) => `${name}: ${literal(type, name === 'imageId' ? AN_IMAGE : id)}`);
  const list = args.length > 0 ? `(${args.join(', ')})` : '';
  return `${isMutation ? 'mutation' : 'query'} { ${field.name}${list} { __typename } }`;
}

function literal(type: GraphQLInputType, id: string): string {
  const name = String(type).replace('!', '');
  if (name === 'ID') return `"${id}"`;
  if (name === 'Int') return '1';
  if (name === 'String') return '"x"';
  if (name === 'Date') return '"2026-01-01"';
  if (name === 'DateTime') return '"2026-01-01T00:00:00Z"';
  if (name.startsWith('[')) return '[]';
  if (name === 'URL') return '"http://127.0.0.1/"';
  if (name === 'BodyInput') return '{ markdown: "x" }';
  if (name === 'ReplaceImageInput') return `{ uploadId: "${AN_IMAGE}" }`;
  const inner = isNonNullType(type) ? type.ofType : type;
  if (!isInputObjectType(inner)) throw new Error(`No literal for ${name}.`);
  const fields = Object.values(inner.getFields()).filter((it) => isNonNullType(it.type));
  return `{ ${fields.map((it) => `${it.name}: ${literal(it.type, id)}`).join(', ')} }`;
}

/** What each root resolver asks for, by the name of its field. */
const requirements = new Map<string, Requirement>(
  editorialRootResolvers.flatMap((resolver) =>
    Object.entries(Object.getOwnPropertyDescriptors(resolver.prototype)).flatMap(([name, { value }]) => {
      const requirement: unknown = Reflect.getMetadata(REQUIREMENT, value as object);
      return requirement === undefined ? [] : [[name, requirement as Requirement] as const];
    }),
  ),
);

describe('permissions of the editorial API', () => {
  let database: TestDatabase;
  let server: EditorialServer;
  const sessions = new Map<Role, Credential & { userId: string }>();

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startEditorial(database.ownerUrl);
    for (const role of roles) sessions.set(role, await server.signedIn(role));
  });

  afterAll(async () => {
    await server?.close();
    await database?.drop();
  });

  async function codeOf(field: GraphQLField<unknown, unknown>, credential?: Credential): Promise<unknown> {
    const { errors } = await server.ask(callOf(field), {}, credential);
    return errors[0]?.extensions['code'];
  }

  async function tokenOf(
    role: Role,
    tokenScopes: Scope[],
    expiresAt: Date | null = null,
  ): Promise<Credential> {
    const id = newId(new Date());
    const token = newAccessToken(id);
    await insertToken(server.dataSource.manager, {
      id,
      userId: sessions.get(role)!.userId,
      name: 'test',
      scopes: tokenScopes,
      tokenHash: tokenHash(token),
      expiresAt,
    });
    return { authorization: `Bearer ${token}` };
  }

  it('are asked for by every query and mutation', () => {
    const names = [...queries, ...mutations].map(({ name }) => name).toSorted();
    expect([...requirements.keys()].toSorted()).toEqual(names);
  });

  it('are missing from nobody only for signing in and asking who one is', async () => {
    for (const field of [...queries, ...mutations]) {
      const isOpen = ['viewer', 'signIn'].includes(field.name);
      expect([field.name, await codeOf(field)]).toEqual([field.name, isOpen ? undefined : 'UNAUTHENTICATED']);
    }
  });

  it.each(roles)('let a session of %s do what its role may, and nothing else', async (role) => {
    const credential = sessions.get(role)!;
    const viewer = { userId: credential.userId, role, scopes: null };
    // Ending this session would end the test.
    for (const field of [...queries, ...mutations].filter(({ name }) => name !== 'signOut')) {
      expect([field.name, await codeOf(field, credential)]).toEqual([
        field.name,
        expectedCode(requirements.get(field.name)!, viewer),
      ]);
    }
  });

  it.each(scopes.map((scope) => [scope]))('let a token of an editor with %s do that alone', async (scope) => {
    const credential = await tokenOf('EDITOR', [scope]);
    const viewer = { userId: null, role: 'EDITOR' as const, scopes: [scope] };
    for (const field of [...queries, ...mutations]) {
      expect([field.name, await codeOf(field, credential)]).toEqual([
        field.name,
        expectedCode(requirements.get(field.name)!, viewer),
      ]);
    }
  });

  it('shrink with the role of the token’s owner at once', async () => {
    const editor = await server.signedIn('EDITOR');
    sessions.set('EDITOR', editor);
    const credential = await tokenOf('EDITOR', ['articles:publish']);
    const publish = mutations.find(({ name }) => name === 'publishArticle')!;
    expect(await codeOf(publish, credential)).toBeUndefined();
    await server.dataSource.query(`update editorial."user" set role = 'WRITER' where id = $1`, [
      editor.userId,
    ]);
    expect(await codeOf(publish, credential)).toBe('FORBIDDEN');
  });

  it.each([
    ['made up', 'Bearer svth_00000000000070008000000000000000_' + 'a'.repeat(43)],
    ['of another form', 'Bearer abc'],
    ['no bearer', 'Basic YTpi'],
    ['empty', ''],
  ])('are denied to a credential that is %s, even beside a good session', async (_, authorization) => {
    const viewer = `{ viewer { role } }`;
    const { data } = await server.ask<{ viewer: unknown }>(
      viewer,
      {},
      { ...sessions.get('ADMIN')!, authorization },
    );
    expect(data.viewer).toBeNull();
  });

  it('end with a token’s expiry', async () => {
    const past = await tokenOf('ADMIN', ['articles:read'], new Date(Date.now() - 1000));
    const future = await tokenOf('ADMIN', ['articles:read'], new Date(Date.now() + 60_000));
    const viewer = `{ viewer { role } }`;
    expect((await server.ask(viewer, {}, past)).data).toEqual({ viewer: null });
    expect((await server.ask(viewer, {}, future)).data).toEqual({ viewer: { role: 'ADMIN' } });
  });
});

function expectedCode(requirement: Requirement, viewer: Parameters<typeof isAllowed>[0]): string | undefined {
  if (requirement === 'nothing' || requirement === 'signed-in') return undefined;
  return isAllowed(viewer, requirement) ? undefined : 'FORBIDDEN';
}
