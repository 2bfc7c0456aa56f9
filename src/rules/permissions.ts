/** What a login may do, from the least to the most: the same words as `Role` in the editorial schema. */
export const roles = ['WRITER', 'REVIEWER', 'EDITOR', 'ADMIN'] as const;
export type Role = (typeof roles)[number];

/** What an access token can be allowed to do. The list is closed: a new scope is a change of the API. */
export const scopes = [
  'articles:read',
  'articles:write',
  'articles:publish',
  'reviews:write',
  'authors:write',
  'topics:write',
  'testimonials:write',
  'search:write',
  'partners:write',
] as const;
export type Scope = (typeof scopes)[number];

/**
 * Everything that is asked of somebody. `tokens:manage` is no scope, so that no token ever makes another one;
 * `testimonials:erase` none, so that no script removes for good what only a person should.
 */
export type Permission = Scope | 'testimonials:erase' | 'tokens:manage' | 'tokens:manage-all';

/** Who is asking: a login, and through which credential. */
export interface Viewer {
  /** Null: the service itself, as in an import. */
  readonly userId: string | null;
  readonly role: Role;
  /** What an access token is limited to; null for a session, which may whatever the role may. */
  readonly scopes: readonly Scope[] | null;
}

const OF_WRITER = ['articles:read', 'articles:write', 'tokens:manage'] as const;
const OF_REVIEWER = [...OF_WRITER, 'reviews:write'] as const;
const OF_EDITOR = [
  ...OF_REVIEWER,
  'articles:publish',
  'authors:write',
  'topics:write',
  'testimonials:write',
  'search:write',
  'partners:write',
] as const;

/** The one table of who may do what. */
const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  WRITER: OF_WRITER,
  REVIEWER: OF_REVIEWER,
  EDITOR: OF_EDITOR,
  ADMIN: [...OF_EDITOR, 'testimonials:erase', 'tokens:manage-all'],
};

/** Whether a role may do something at all. */
export function roleMay(role: Role, permission: Permission): boolean {
  return PERMISSIONS[role].includes(permission);
}

/**
 * Whether somebody may do something now: both the role, as it is today, and the token's scopes must say so. Every scope
 * includes `articles:read`, since whoever writes must see what.
 */
export function isAllowed(viewer: Viewer, permission: Permission): boolean {
  if (!roleMay(viewer.role, permission)) return false;
  if (viewer.scopes === null) return true;
  if (permission === 'articles:read') return viewer.scopes.length > 0;
  return viewer.scopes.some((scope) => scope === permission);
}

/** Whether a text is one of the scopes. */
export function isScope(text: string): text is Scope {
  return scopes.some((scope) => scope === text);
}

/** The service itself, for imports: may everything and stands in no revision as its writer. */
export const systemViewer: Viewer = { userId: null, role: 'ADMIN', scopes: null };
