import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../database/transaction.js';
import { DomainError, type Fault } from '../../rules/domain-error.js';
import { isScope, roleMay, scopes as allScopes, type Scope, type Viewer } from '../../rules/permissions.js';
import { newId } from '../../rules/uuid.js';
import { faultsOf, refuse } from '../check-input.js';
import { countTokens, insertToken } from './access-token.repository.js';
import { AccessTokenInput } from './access-token.input.js';
import { newAccessToken, tokenHash } from './token.js';

/** Working tokens of one login. */
const MOST_TOKENS = 50;

/** Makes a personal access token. */
@Injectable()
export class CreateAccessTokenCommand {
  constructor(private readonly dataSource: DataSource) {}

  /** Returns the token, which is kept nowhere but as a hash. */
  async run(
    input: AccessTokenInput,
    viewer: Viewer & { readonly userId: string },
    now: Date,
  ): Promise<{ id: string; token: string }> {
    refuse([
      ...faultsOf(AccessTokenInput, input, ['input']),
      ...scopeFaults(input.scopes, viewer),
      ...(input.expiresAt && input.expiresAt <= now
        ? [fault('INVALID', 'A token cannot expire in the past. Send a later instant.', 'expiresAt')]
        : []),
    ]);
    const id = newId(now);
    const token = newAccessToken(id);
    await inTransaction(this.dataSource, async (manager) => {
      if ((await countTokens(manager, viewer.userId)) >= MOST_TOKENS) {
        throw DomainError.of(
          'NOT_ALLOWED_NOW',
          `You have ${MOST_TOKENS} access tokens already. Revoke one you do not use.`,
        );
      }
      await insertToken(manager, {
        id,
        userId: viewer.userId,
        name: input.name.trim(),
        scopes: input.scopes.filter(isScope),
        tokenHash: tokenHash(token),
        expiresAt: input.expiresAt ?? null,
      });
    });
    return { id, token };
  }
}

function scopeFaults(scopes: readonly string[], viewer: Viewer): Fault[] {
  return scopes.flatMap((scope, index): Fault[] => {
    const path = ['input', 'scopes', String(index)];
    if (!isScope(scope)) {
      const message = `There is no such scope. Choose from ${allScopes.join(', ')}.`;
      return [{ code: 'INVALID', message, field: path }];
    }
    if (!roleMay(viewer.role, scope)) {
      return [
        { code: 'INVALID', message: `You may not do that yourself: ${rightScopes(viewer)}.`, field: path },
      ];
    }
    if (scopes.indexOf(scope) !== index) {
      return [{ code: 'INVALID', message: `${scope} stands in the list twice.`, field: path }];
    }
    return [];
  });
}

function rightScopes(viewer: Viewer): string {
  const right: readonly Scope[] = allScopes.filter((scope) => roleMay(viewer.role, scope));
  return `choose from ${right.join(', ')}`;
}

function fault(code: Fault['code'], message: string, field: string): Fault {
  return { code, message, field: ['input', field] };
}
