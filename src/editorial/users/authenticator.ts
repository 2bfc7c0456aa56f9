import type { IncomingMessage } from 'node:http';
import type { DataSource } from 'typeorm';
import type { Viewer } from '../../rules/permissions.js';
import { findTokenUser } from './access-token.repository.js';
import { isFromAllowedOrigin } from './same-origin.js';
import { readCookie, type SessionCookie } from './session-cookie.js';
import { findSessionUser, type SessionLifetime } from './session.repository.js';
import { accessTokenId, tokenHash } from './token.js';

/** Who sent a request, and how that is known. */
export interface Identity {
  readonly viewer: Viewer | null;
  readonly sessionToken: string | null;
  readonly isFromForeignPage: boolean;
}

/** Finds out who sends a request: one statement, none where it carries no credential. */
export class Authenticator {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cookie: SessionCookie,
    private readonly lifetime: SessionLifetime,
    private readonly allowedOrigins: readonly string[],
  ) {}

  /**
   * A request with an `Authorization` header is judged by that alone: a script with a bad token must not pass for the
   * person whose browser runs it.
   */
  async identify({ headers }: Pick<IncomingMessage, 'headers'>): Promise<Identity> {
    if (headers.authorization !== undefined) {
      const viewer = await this.viewerOfToken(headers.authorization);
      return { viewer, sessionToken: null, isFromForeignPage: false };
    }
    if (!isFromAllowedOrigin(headers, this.allowedOrigins)) {
      return { viewer: null, sessionToken: null, isFromForeignPage: true };
    }
    const sessionToken = readCookie(this.cookie, headers.cookie);
    const viewer = sessionToken === null ? null : await this.viewerOfSession(sessionToken);
    return { viewer, sessionToken, isFromForeignPage: false };
  }

  private async viewerOfToken(authorization: string): Promise<Viewer | null> {
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    const id = token === undefined ? null : accessTokenId(token);
    if (token === undefined || id === null) return null;
    return findTokenUser(this.dataSource.manager, id, tokenHash(token));
  }

  private async viewerOfSession(token: string): Promise<Viewer | null> {
    const user = await findSessionUser(this.dataSource.manager, tokenHash(token), this.lifetime);
    return user && { ...user, scopes: null };
  }
}
