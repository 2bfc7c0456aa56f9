/** How the session travels: a cookie no script can read and no other site can have sent by a form. */
export interface SessionCookie {
  readonly name: string;
  readonly attributes: string;
}

/**
 * On https the `__Host-` prefix binds the cookie to this very host (RFC 6265bis, 4.1.3.2); it needs Secure, which a
 * browser refuses on plain http, so that a service tried out on http gets a plain name.
 */
export function sessionCookie(siteUrl: string): SessionCookie {
  const isSecure = new URL(siteUrl).protocol === 'https:';
  return {
    name: isSecure ? '__Host-seventh_session' : 'seventh_session',
    attributes: `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`,
  };
}

/** The value of a `Set-Cookie` header that hands a session over; `lifetimeSeconds` 0 clears it. */
export function setCookie(cookie: SessionCookie, token: string, lifetimeSeconds: number): string {
  return `${cookie.name}=${token}; ${cookie.attributes}; Max-Age=${lifetimeSeconds}`;
}

/** The session token in a `Cookie` header, null where there is none. Where it stands twice, the first counts. */
export function readCookie(cookie: SessionCookie, header: string | undefined): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === cookie.name && value) return value;
  }
  return null;
}
