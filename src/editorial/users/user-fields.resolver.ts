import { ResolveField, Resolver } from '@nestjs/graphql';
import { toGlobalId } from '../../graphql/global-id.js';
import { isAllowed } from '../../rules/permissions.js';
import type { EditorialContext } from '../context.js';
import type { AccessTokenRow } from './access-token.repository.js';
import { forbidden } from './permission.guard.js';
import type { UserEntity } from './user.entity.js';

@Resolver('User')
export class UserFieldsResolver {
  @ResolveField('id')
  id(user: UserEntity): string {
    return toGlobalId('User', user.id);
  }

  /** The one field whose answer is up to who asks, and below the root no guard stands. */
  @ResolveField('accessTokens')
  accessTokens(
    user: UserEntity,
    _: unknown,
    { viewer, loaders }: EditorialContext,
  ): Promise<AccessTokenRow[]> {
    if (viewer?.userId !== user.id) {
      throw forbidden('Access tokens are shown to their owner alone: ask `viewer` for yours, signed in.');
    }
    if (!isAllowed(viewer, 'tokens:manage')) throw forbidden('Sign in: a token lists no tokens.');
    return loaders.accessTokensOf.load(user.id);
  }
}

@Resolver('AccessToken')
export class AccessTokenFieldsResolver {
  @ResolveField('id')
  id(token: AccessTokenRow): string {
    return toGlobalId('AccessToken', token.id);
  }
}
