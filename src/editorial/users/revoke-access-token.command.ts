import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../rules/domain-error.js';
import { isAllowed, type Viewer } from '../../rules/permissions.js';
import { revokeToken } from './access-token.repository.js';

/** Makes an access token useless at once. Doing it again changes nothing. */
@Injectable()
export class RevokeAccessTokenCommand {
  constructor(private readonly dataSource: DataSource) {}

  /** Somebody else's token is as unknown as none, but for who may manage all. */
  async run(tokenId: string, viewer: Viewer): Promise<void> {
    const owner = isAllowed(viewer, 'tokens:manage-all') ? null : viewer.userId;
    if (!(await revokeToken(this.dataSource.manager, tokenId, owner))) {
      throw DomainError.of('NOT_FOUND', 'You have no such access token.', ['id']);
    }
  }
}
