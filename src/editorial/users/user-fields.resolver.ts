import { ResolveField, Resolver } from '@nestjs/graphql';
import { toGlobalId } from '../../graphql/global-id.js';
import type { UserEntity } from './user.entity.js';

@Resolver('User')
export class UserFieldsResolver {
  @ResolveField('id')
  id(user: UserEntity): string {
    return toGlobalId('User', user.id);
  }
}
