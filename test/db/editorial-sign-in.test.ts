import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CreateUserCommand } from '../../src/editorial/users/create-user.command.js';
import { ensureFirstAdmin } from '../../src/editorial/users/first-admin.js';
import { PasswordHasher } from '../../src/editorial/users/password.js';
import { SetPasswordCommand } from '../../src/editorial/users/set-password.command.js';
import { readConfig } from '../../src/config/config.js';
import { toGlobalId } from '../../src/graphql/global-id.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startEditorial, type Credential, type EditorialServer } from '../support/editorial-server.js';

const SIGN_IN = `mutation ($email: String!, $password: String!) {
  signIn(input: { email: $email, password: $password }) { viewer { email role } userErrors { code message field } }
}`;
const VIEWER = `{ viewer { email } }`;
const PASSWORD = 'correct horse battery';

interface SignInAnswer {
  signIn: {
    viewer: { email: string } | null;
    userErrors: { code: string; message: string; field: string[] }[];
  };
}

describe('signing in', () => {
  let database: TestDatabase;
  let server: EditorialServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startEditorial(database.ownerUrl, {
      SIGN_IN_ATTEMPTS_PER_ACCOUNT: '3',
      SIGN_IN_ATTEMPTS_PER_ADDRESS: '40',
    });
    for (const name of ['ann', 'ben', 'cid']) await createUser(`${name}@clinic.example`);
  });

  afterAll(async () => {
    await server?.close();
    await database?.drop();
  });

  async function createUser(email: string): Promise<void> {
    const input = { email, name: 'Somebody', role: 'EDITOR' as const, password: PASSWORD };
    await server.get(CreateUserCommand).run(input, new Date());
  }

  const signIn = (email: string, password: string, headers = {}) =>
    server.ask<SignInAnswer>(SIGN_IN, { email, password }, headers);

  async function session(email: string, headers = {}): Promise<string> {
    const { headers: answered } = await signIn(email, PASSWORD, headers);
    return answered.get('set-cookie')!.split(';')[0]!;
  }

  const viewer = async (cookie: string) =>
    (await server.ask<{ viewer: { email: string } | null }>(VIEWER, {}, { cookie })).data.viewer;

  it('hands over a session in a cookie that no script reads', async () => {
    const { data, headers } = await signIn('Ann@Clinic.example ', PASSWORD);
    expect(data.signIn).toEqual({ viewer: { email: 'ann@clinic.example', role: 'EDITOR' }, userErrors: [] });
    expect(headers.get('set-cookie')).toMatch(
      /^seventh_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800$/,
    );
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it('binds the cookie to the host on https', async () => {
    const secure = await startEditorial(database.ownerUrl, { SITE_URL: 'https://clinic.example' });
    const { headers } = await secure.ask(SIGN_IN, { email: 'ann@clinic.example', password: PASSWORD });
    const cookie = headers.get('set-cookie')!;
    expect(cookie).toMatch(/^__Host-seventh_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; /);
    const answer = await secure.ask(VIEWER, {}, { cookie: cookie.split(';')[0]! });
    expect(answer.data).toEqual({ viewer: { email: 'ann@clinic.example' } });
    await secure.close();
  });

  it('keeps neither password nor token in the database', async () => {
    const cookie = await session('ann@clinic.example');
    const token = cookie.split('=')[1]!;
    const [row] = await server.dataSource.query<[{ all: string }]>(
      `select (select string_agg(u::text, ' ') from editorial."user" u)
              || (select string_agg(s::text, ' ') from editorial.session s) as all`,
    );
    expect(row.all).toContain('ann@clinic.example');
    expect(row.all).not.toContain(token);
    expect(row.all).not.toContain(PASSWORD);
  });

  it('ends the session that the request carried', async () => {
    const first = await session('ann@clinic.example');
    const second = await session('ann@clinic.example', { cookie: first });
    expect(await viewer(first)).toBeNull();
    expect(await viewer(second)).toEqual({ email: 'ann@clinic.example' });
  });

  it('ends with signing out, at once', async () => {
    const cookie = await session('ann@clinic.example');
    const { headers } = await server.ask(`mutation { signOut { userErrors { code } } }`, {}, { cookie });
    expect(headers.get('set-cookie')).toMatch(/^seventh_session=; .*Max-Age=0$/);
    expect(await viewer(cookie)).toBeNull();
  });

  it.each([
    ['idle', `last_seen_at = clock_timestamp() - interval '481 minutes'`],
    ['over', `expires_at = clock_timestamp() - interval '1 second'`],
  ])('does not last where the session is %s', async (_, change) => {
    const cookie = await session('ann@clinic.example');
    await server.dataSource.query(`update editorial.session set ${change}`);
    expect(await viewer(cookie)).toBeNull();
  });

  it('ends everywhere with a new password', async () => {
    await createUser('dot@clinic.example');
    const cookie = await session('dot@clinic.example');
    await server.get(SetPasswordCommand).run('dot@clinic.example', 'another long password');
    expect(await viewer(cookie)).toBeNull();
    expect((await signIn('dot@clinic.example', PASSWORD)).data.signIn.viewer).toBeNull();
    expect((await signIn('dot@clinic.example', 'another long password')).data.signIn.viewer).not.toBeNull();
  });

  it('is refused alike for a wrong password and an unknown address', async () => {
    const wrong = await signIn('ben@clinic.example', 'not the password');
    const unknown = await signIn('nobody@clinic.example', 'not the password');
    expect(wrong.data.signIn.userErrors).toMatchObject([{ code: 'BAD_CREDENTIALS', field: ['input'] }]);
    expect(unknown.text).toBe(wrong.text);
    expect(unknown.headers.get('set-cookie')).toBeNull();
  });

  it('computes a hash for an unknown address too, and takes about as long', async () => {
    const hasher = new PasswordHasher();
    const known = await hasher.hash(PASSWORD);
    await hasher.matches(null, 'warm-up');
    const medianMs = async (hash: string | null) => {
      const times: number[] = [];
      for (let n = 0; n < 7; n++) {
        const start = performance.now();
        expect(await hasher.matches(hash, 'not the password')).toBe(false);
        times.push(performance.now() - start);
      }
      return times.toSorted((a, b) => a - b)[3]!;
    };
    const [withLogin, without] = [await medianMs(known), await medianMs(null)];
    // No hash at all would take a thousandth.
    expect(without).toBeGreaterThan(withLogin / 3);
    expect(without).toBeLessThan(withLogin * 3);
  });

  it('hashes by argon2id with 19 MiB and two passes, two at a time', async () => {
    const hasher = new PasswordHasher();
    const hashes = await Promise.all(Array.from({ length: 5 }, () => hasher.hash('x')));
    for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(hasher['running']).toBe(0);
  });

  it('is refused after too many failures, for the right password too, and says when to try again', async () => {
    for (let n = 0; n < 3; n++) await signIn('cid@clinic.example', 'wrong');
    const { data } = await signIn('CID@clinic.example', PASSWORD);
    expect(data.signIn.viewer).toBeNull();
    expect(data.signIn.userErrors).toMatchObject([
      { code: 'NOT_ALLOWED_NOW', message: expect.stringMatching(/Try again in 15 minutes, after 20/) },
    ]);
  });

  it('counts every attempt of one request', async () => {
    const attempts = Array.from(
      { length: 8 },
      (_, n) =>
        `a${n}: signIn(input: { email: "eve@clinic.example", password: "guess${n}" }) { userErrors { code } }`,
    );
    const { data } = await server.ask<Record<string, { userErrors: { code: string }[] }>>(
      `mutation { ${attempts.join(' ')} }`,
    );
    const codes = Object.values(data).map(({ userErrors }) => userErrors[0]!.code);
    expect(codes.filter((code) => code === 'BAD_CREDENTIALS')).toHaveLength(3);
    expect(codes.filter((code) => code === 'NOT_ALLOWED_NOW')).toHaveLength(5);
  });

  it('does not hash a password that is longer than any', async () => {
    const { data } = await signIn('ben@clinic.example', 'x'.repeat(1025));
    expect(data.signIn.userErrors).toMatchObject([{ code: 'TOO_LONG', field: ['input', 'password'] }]);
  });

  it('is refused where a page of another origin asks for it', async () => {
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const { errors, headers } = await signIn('ann@clinic.example', PASSWORD, foreign);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('makes requests of other pages no better: their session is not looked at', async () => {
    const cookie = await session('ann@clinic.example');
    const { errors } = await server.ask(VIEWER, {}, { cookie, origin: 'https://evil.example' });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('access tokens', () => {
  let database: TestDatabase;
  let server: EditorialServer;
  const CREATE = `mutation ($input: AccessTokenInput!) {
    createAccessToken(input: $input) { id token userErrors { code field } }
  }`;
  const REVOKE = `mutation ($id: ID!) { revokeAccessToken(id: $id) { id token userErrors { code field } } }`;
  interface Payload {
    id: string | null;
    token: string | null;
    userErrors: { code: string; field: string[] }[];
  }

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startEditorial(database.ownerUrl);
  });

  afterAll(async () => {
    await server?.close();
    await database?.drop();
  });

  it('work until they are revoked, by their owner or an administrator', async () => {
    const [writer, other, admin] = [
      await server.signedIn('WRITER'),
      await server.signedIn('WRITER'),
      await server.signedIn('ADMIN'),
    ];
    const input = { name: 'script', scopes: ['articles:read'] };
    const made = await server.ask<{ createAccessToken: Payload }>(CREATE, { input }, writer);
    const { id, token, userErrors } = made.data.createAccessToken;
    expect(userErrors).toEqual([]);
    expect(token).toMatch(/^svth_[0-9a-f]{32}_[\w-]{43}$/);
    const viewer = async () =>
      (await server.ask<{ viewer: unknown }>(VIEWER, {}, { authorization: `Bearer ${token}` })).data.viewer;
    expect(await viewer()).not.toBeNull();

    const byOther = await server.ask<{ revokeAccessToken: Payload }>(REVOKE, { id }, other);
    expect(byOther.data.revokeAccessToken.userErrors).toEqual([{ code: 'NOT_FOUND', field: ['id'] }]);
    expect(await viewer()).not.toBeNull();
    const byAdmin = await server.ask<{ revokeAccessToken: Payload }>(REVOKE, { id }, admin);
    expect(byAdmin.data.revokeAccessToken).toEqual({ id, token: null, userErrors: [] });
    expect(await viewer()).toBeNull();
  });

  const LIST = `{ viewer { accessTokens { id name scopes createdAt expiresAt lastUsedAt revokedAt } } }`;
  type Listed = { id: string; name: string; lastUsedAt: string | null; revokedAt: string | null };

  async function tokensOf(credential: Credential): Promise<Listed[]> {
    const { data, errors } = await server.ask<{ viewer: { accessTokens: Listed[] } }>(LIST, {}, credential);
    expect(errors).toEqual([]);
    return data.viewer.accessTokens;
  }

  it('are listed for their owner: what works first, then the newest, never the token itself', async () => {
    const [writer, other] = [await server.signedIn('WRITER'), await server.signedIn('WRITER')];
    expect(await tokensOf(writer)).toEqual([]);
    const made: Payload[] = [];
    for (const name of ['old', 'revoked', 'new']) {
      const input = { name, scopes: ['articles:read'], expiresAt: '2099-01-01T00:00:00Z' };
      const { data } = await server.ask<{ createAccessToken: Payload }>(CREATE, { input }, writer);
      made.push(data.createAccessToken);
    }
    await server.ask(REVOKE, { id: made[1]!.id }, writer);
    await server.ask(VIEWER, {}, { authorization: `Bearer ${made[0]!.token}` });
    const listed = await tokensOf(writer);
    const [instant, later] = [expect.stringMatching(/^20/), '2099-01-01T00:00:00.000Z'];
    const all = { scopes: ['articles:read'], createdAt: instant, expiresAt: later };
    expect(listed).toEqual([
      { ...all, id: made[2]!.id, name: 'new', lastUsedAt: null, revokedAt: null },
      { ...all, id: made[0]!.id, name: 'old', lastUsedAt: instant, revokedAt: null },
      { ...all, id: made[1]!.id, name: 'revoked', lastUsedAt: null, revokedAt: instant },
    ]);
    expect(await tokensOf(other)).toEqual([]);
  });

  it('are shown to nobody else, and to no token', async () => {
    const [writer, admin] = [await server.signedIn('WRITER'), await server.signedIn('ADMIN')];
    const input = { name: 'script', scopes: ['articles:read'] };
    const made = await server.ask<{ createAccessToken: Payload }>(CREATE, { input }, admin);
    const token = { authorization: `Bearer ${made.data.createAccessToken.token}` };
    const id = toGlobalId('User', admin.userId);
    const ofAdmin = `{ node(id: "${id}") { ... on User { name accessTokens { name } } } }`;
    for (const [credential, query, message] of [
      [writer, ofAdmin, /shown to their owner alone/],
      [token, ofAdmin, /^Sign in: a token lists no tokens\.$/],
      [token, LIST, /^Sign in: a token lists no tokens\.$/],
    ] as const) {
      const { data, errors, text } = await server.ask<object>(query, {}, credential);
      expect(errors).toMatchObject([
        { message: expect.stringMatching(message), extensions: { code: 'FORBIDDEN' } },
      ]);
      expect(Object.values(data)).toEqual([null]);
      expect(text).not.toContain('script');
    }
  });

  it('make and revoke no tokens, and say how to do it', async () => {
    const admin = await server.signedIn('ADMIN');
    const input = { name: 'script', scopes: ['articles:publish'] };
    const made = await server.ask<{ createAccessToken: Payload }>(CREATE, { input }, admin);
    const { id, token } = made.data.createAccessToken;
    const credential = { authorization: `Bearer ${token}` };
    for (const [mutation, variables] of [
      [CREATE, { input }],
      [REVOKE, { id }],
    ] as const) {
      const { errors } = await server.ask(mutation, variables, credential);
      expect(errors).toMatchObject([
        { message: 'Sign in: a token makes no tokens.', extensions: { code: 'FORBIDDEN' } },
      ]);
    }
  });

  it('are refused with every fault and its place', async () => {
    const writer = await server.signedIn('WRITER');
    const input = {
      name: ' ',
      scopes: ['articles:read', 'everything', 'articles:publish', 'articles:read'],
      expiresAt: '2020-01-01T00:00:00Z',
    };
    const { data } = await server.ask<{ createAccessToken: Payload }>(CREATE, { input }, writer);
    expect(data.createAccessToken).toEqual({
      id: null,
      token: null,
      userErrors: [
        { code: 'REQUIRED', field: ['input', 'name'] },
        { code: 'INVALID', field: ['input', 'scopes', '1'] },
        { code: 'INVALID', field: ['input', 'scopes', '2'] },
        { code: 'INVALID', field: ['input', 'scopes', '3'] },
        { code: 'INVALID', field: ['input', 'expiresAt'] },
      ],
    });
  });
});

describe('the first administrator', () => {
  it('is made once, by one of two instances that start at the same time', async () => {
    const database = await createTestDatabase();
    const server = await startEditorial(database.ownerUrl);
    const config = readConfig({ ADMIN_EMAIL: 'boss@clinic.example' });
    const results = await Promise.all([
      ensureFirstAdmin(server.dataSource, config),
      ensureFirstAdmin(server.dataSource, config),
    ]);
    const [made, ...others] = results.filter((it) => it !== null);
    expect(others).toEqual([]);
    expect(made).toEqual({
      email: 'boss@clinic.example',
      inventedPassword: expect.stringMatching(/^.{20}$/),
    });
    const { data } = await server.ask<SignInAnswer>(SIGN_IN, {
      email: made!.email,
      password: made!.inventedPassword,
    });
    expect(data.signIn.viewer).toEqual({ email: 'boss@clinic.example', role: 'ADMIN' });
    expect(await ensureFirstAdmin(server.dataSource, config)).toBeNull();
    await server.close();
    await database.drop();
  });
});
