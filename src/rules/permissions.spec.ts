import { describe, expect, it } from '@jest/globals';
import { isAllowed, isScope, roles, type Permission, type Role, type Scope } from './permissions.js';

const permissions: readonly Permission[] = [
  'articles:read',
  'articles:write',
  'articles:publish',
  'authors:write',
  'topics:write',
  'testimonials:write',
  'search:write',
  'partners:write',
  'testimonials:erase',
  'tokens:manage',
  'tokens:manage-all',
];

function allowed(role: Role, scopes: Scope[] | null): Permission[] {
  return permissions.filter((permission) => isAllowed({ userId: null, role, scopes }, permission));
}

describe('what a login may do', () => {
  it('grows from role to role', () => {
    const matrix = Object.fromEntries(roles.map((role) => [role, allowed(role, null)]));
    expect(matrix).toEqual({
      WRITER: ['articles:read', 'articles:write', 'tokens:manage'],
      REVIEWER: ['articles:read', 'articles:write', 'tokens:manage'],
      EDITOR: [
        'articles:read',
        'articles:write',
        'articles:publish',
        'authors:write',
        'topics:write',
        'testimonials:write',
        'search:write',
        'partners:write',
        'tokens:manage',
      ],
      ADMIN: permissions,
    });
  });

  it('is cut by the scopes of a token, and never by them widened', () => {
    expect(allowed('ADMIN', ['articles:publish'])).toEqual(['articles:read', 'articles:publish']);
    expect(allowed('WRITER', ['articles:publish', 'authors:write'])).toEqual(['articles:read']);
    expect(allowed('EDITOR', [])).toEqual([]);
  });

  it('never lets a token make or revoke tokens', () => {
    const everyScope = permissions.filter(isScope);
    expect(allowed('ADMIN', everyScope)).toEqual(everyScope);
  });
});
