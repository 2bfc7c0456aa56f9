import { Catch } from '@nestjs/common';
import type { GqlExceptionFilter } from '@nestjs/graphql';

/**
 * Hands errors of root resolvers on as they are: GraphQL takes a returned error as thrown. Without it Nest logs each one with
 * its stack, also a client's slip; `formatError` logs those we did not foresee.
 */
@Catch()
export class PassErrors implements GqlExceptionFilter {
  catch(exception: unknown): unknown {
    return exception;
  }
}
