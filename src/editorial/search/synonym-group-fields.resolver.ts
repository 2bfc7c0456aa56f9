import { ResolveField, Resolver } from '@nestjs/graphql';
import { toGlobalId } from '../../graphql/global-id.js';
import type { SynonymGroupRow } from './synonym-group.repository.js';

@Resolver('SynonymGroup')
export class SynonymGroupFieldsResolver {
  @ResolveField('id')
  id(group: SynonymGroupRow): string {
    return toGlobalId('SynonymGroup', group.id);
  }
}
