import { Inject } from '@nestjs/common';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import type { IncomingMessage } from 'node:http';
import { DataSource } from 'typeorm';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import { fromGlobalIdOf, toGlobalId } from '../../graphql/global-id.js';
import { viewerOf, type EditorialContext } from '../context.js';
import { userErrorsOf, type UserErrorRow } from '../user-errors.js';
import type { AccessTokenInput } from './access-token.input.js';
import { CreateAccessTokenCommand } from './create-access-token.command.js';
import { Requires } from './permission.guard.js';
import { RevokeAccessTokenCommand } from './revoke-access-token.command.js';
import { sessionCookie, setCookie } from './session-cookie.js';
import { deleteSession } from './session.repository.js';
import { SignInCommand } from './sign-in.command.js';
import { tokenHash } from './token.js';
import type { UserEntity } from './user.entity.js';

interface AccessTokenPayload {
  readonly id: string | null;
  readonly token: string | null;
  readonly userErrors: readonly UserErrorRow[];
}

/** Signing in and out, and access tokens. */
@Resolver()
export class UsersResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signInCommand: SignInCommand,
    private readonly createTokenCommand: CreateAccessTokenCommand,
    private readonly revokeTokenCommand: RevokeAccessTokenCommand,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Query('viewer')
  @Requires('nothing')
  viewer(_: unknown, __: unknown, { viewer, loaders }: EditorialContext): Promise<UserEntity | null> | null {
    return viewer?.userId ? loaders.user.load(viewer.userId) : null;
  }

  @Mutation('signIn')
  @Requires('nothing')
  async signIn(
    _: unknown,
    { input }: { input: { email: string; password: string } },
    { req, res, now, sessionToken, loaders }: EditorialContext,
  ): Promise<{ viewer: UserEntity | null; userErrors: readonly UserErrorRow[] }> {
    try {
      const request = { address: addressOf(req), formerToken: sessionToken, now };
      const { userId, token } = await this.signInCommand.run(input, request);
      res.appendHeader('Set-Cookie', this.cookie(token, this.config.session.lifetimeHours * 3600));
      return { viewer: await loaders.user.load(userId), userErrors: [] };
    } catch (error) {
      return { viewer: null, userErrors: userErrorsOf(error) };
    }
  }

  @Mutation('signOut')
  @Requires('signed-in')
  async signOut(
    _: unknown,
    __: unknown,
    { res, sessionToken }: EditorialContext,
  ): Promise<{ userErrors: readonly UserErrorRow[] }> {
    if (sessionToken !== null) await deleteSession(this.dataSource.manager, tokenHash(sessionToken));
    res.appendHeader('Set-Cookie', this.cookie('', 0));
    return { userErrors: [] };
  }

  @Mutation('createAccessToken')
  @Requires('tokens:manage')
  async createAccessToken(
    _: unknown,
    { input }: { input: AccessTokenInput },
    context: EditorialContext,
  ): Promise<AccessTokenPayload> {
    const viewer = viewerOf(context);
    const { userId } = viewer;
    if (userId === null) throw new Error('The service itself needs no access token.');
    try {
      const { id, token } = await this.createTokenCommand.run(input, { ...viewer, userId }, context.now);
      return { id: toGlobalId('AccessToken', id), token, userErrors: [] };
    } catch (error) {
      return { id: null, token: null, userErrors: userErrorsOf(error) };
    }
  }

  @Mutation('revokeAccessToken')
  @Requires('tokens:manage')
  async revokeAccessToken(
    _: unknown,
    { id }: { id: string },
    context: EditorialContext,
  ): Promise<AccessTokenPayload> {
    const tokenId = fromGlobalIdOf('AccessToken', id, 'id');
    try {
      await this.revokeTokenCommand.run(tokenId, viewerOf(context));
      return { id, token: null, userErrors: [] };
    } catch (error) {
      return { id: null, token: null, userErrors: userErrorsOf(error) };
    }
  }

  private cookie(token: string, lifetimeSeconds: number): string {
    return setCookie(sessionCookie(this.config.site.url), token, lifetimeSeconds);
  }
}

/** Express's `ip`, which knows of trusted proxies, where there is one. */
function addressOf(req: IncomingMessage & { readonly ip?: string }): string {
  return req.ip ?? req.socket.remoteAddress ?? 'unknown';
}
