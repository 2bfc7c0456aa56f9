import {
  applyDecorators,
  Catch,
  Injectable,
  SetMetadata,
  UseFilters,
  UseGuards,
  type CanActivate,
  type ExceptionFilter,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GraphQLError } from 'graphql';
import { isAllowed, type Permission } from '../../rules/permissions.js';
import type { EditorialContext } from '../context.js';

/** Metadata key under which a root resolver says what it needs. */
export const REQUIREMENT = 'seventh:requirement';

/** A permission; `signed-in`, which any role has; or nothing at all. */
export type Requirement = Permission | 'signed-in' | 'nothing';

/** Lets through whoever may do what the root resolver needs. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(execution: ExecutionContext): boolean {
    const requirement = this.reflector.get<Requirement>(REQUIREMENT, execution.getHandler());
    const { viewer, isFromForeignPage } = execution.getArgByIndex<EditorialContext>(2);
    if (isFromForeignPage) {
      throw forbidden(
        'This request came from a page of another origin. Send it from the service itself or from an origin in EDITOR_ORIGINS.',
      );
    }
    if (requirement === 'nothing') return true;
    if (!viewer) {
      throw refusal('UNAUTHENTICATED', 'Sign in with `signIn`, or send a valid access token.');
    }
    if (requirement === 'signed-in') return true;
    if (isAllowed(viewer, requirement)) return true;
    // Every role has it, sessions use it, and no scope is called so: naming it would send people looking for one.
    if (requirement === 'tokens:manage') throw forbidden('Sign in: a token makes no tokens.');
    throw forbidden(`This needs the permission ${requirement}, which you do not have.`);
  }
}

/** Hands errors to the schema's own formatter as they are; Nest would log each of them as unforeseen before. */
@Catch()
export class AsItIsFilter implements ExceptionFilter {
  catch(error: unknown): unknown {
    return error;
  }
}

/** What a root resolver needs. Every root resolver has one; a test looks. */
export function Requires(requirement: Requirement): MethodDecorator {
  return applyDecorators(
    SetMetadata(REQUIREMENT, requirement),
    UseGuards(PermissionGuard),
    UseFilters(AsItIsFilter),
  );
}

/** Who is asking is known, and may not. */
export function forbidden(message: string): GraphQLError {
  return refusal('FORBIDDEN', message);
}

function refusal(code: 'UNAUTHENTICATED' | 'FORBIDDEN', message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
