import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits: nothing to guess, so one SHA-256 is enough to keep. */
const TOKEN_BYTES = 32;

/** A new session token. */
export function newSessionToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** A new access token for the row `id`: recognisable by its beginning, so that scanners for leaked secrets find it. */
export function newAccessToken(id: string): string {
  return `svth_${id.replaceAll('-', '')}_${randomBytes(TOKEN_BYTES).toString('base64url')}`;
}

const ACCESS_TOKEN = /^svth_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_[\w-]{43}$/;

/** The id of the row an access token belongs to, null where the text has not the form of one. */
export function accessTokenId(token: string): string | null {
  return ACCESS_TOKEN.exec(token)?.slice(1).join('-') ?? null;
}

/** What is kept of a token. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
