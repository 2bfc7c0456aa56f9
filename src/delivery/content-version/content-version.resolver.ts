import { Query, Resolver } from '@nestjs/graphql';
import type { DeliveryContext } from '../delivery-context.js';

@Resolver()
export class ContentVersionResolver {
  @Query()
  contentVersion(_parent: unknown, _args: unknown, context: DeliveryContext): number | null {
    return context.contentVersion;
  }
}
