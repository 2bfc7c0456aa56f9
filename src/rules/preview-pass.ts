import { createHmac, timingSafeEqual } from 'node:crypto';
import { isUuid } from './uuid.js';

/** What a pass is for: a token opens the preview, a pass within addresses of images opens those alone. */
export type PassPurpose = 'preview' | 'images';

/** What a pass says. Whether its link was revoked only the database knows. */
export interface PreviewPass {
  readonly linkId: string;
  readonly expiresAt: Date;
}

/**
 * A pass as text: link, second of expiry and HMAC-SHA256 over both and the purpose, in base64url. Nobody can make one or
 * stretch its time without the secret.
 */
export function signPass(secret: string, purpose: PassPurpose, { linkId, expiresAt }: PreviewPass): string {
  const seconds = Math.floor(expiresAt.getTime() / 1000).toString(36);
  const body = `${Buffer.from(linkId.replaceAll('-', ''), 'hex').toString('base64url')}.${seconds}`;
  return `${body}.${signature(secret, purpose, body)}`;
}

/** What a pass says; null where it was not signed by us for that purpose, or has expired by `now`. */
export function readPass(secret: string, purpose: PassPurpose, text: string, now: Date): PreviewPass | null {
  const [link = '', seconds = '', given = '', ...rest] = text.split('.');
  const expected = Buffer.from(signature(secret, purpose, `${link}.${seconds}`));
  const isOurs =
    Buffer.byteLength(given) === expected.length && timingSafeEqual(Buffer.from(given), expected);
  if (!isOurs || rest.length > 0) return null;
  const linkId = Buffer.from(link, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const expiresAt = new Date(Number.parseInt(seconds, 36) * 1000);
  return isUuid(linkId) && expiresAt > now ? { linkId, expiresAt } : null;
}

function signature(secret: string, purpose: PassPurpose, body: string): string {
  return createHmac('sha256', secret).update(`seventh.${purpose}.${body}`).digest('base64url');
}
