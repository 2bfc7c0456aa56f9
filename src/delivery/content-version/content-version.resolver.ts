import { UseFilters } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { PassErrors } from '../../graphql/pass-errors.filter.js';
import type { DeliveryContext } from '../delivery-context.js';

@UseFilters(PassErrors)
@Resolver()
export class ContentVersionResolver {
  @Query()
  contentVersion(_parent: unknown, _args: unknown, context: DeliveryContext): number | null {
    context.reads.addEverything();
    return context.contentVersion;
  }
}
