import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../database/transaction.js';
import { DomainError } from '../../rules/domain-error.js';
import { LONGEST_PASSWORD, PasswordHasher, SHORTEST_PASSWORD } from './password.js';
import { deleteSessionsOf } from './session.repository.js';
import { findUserByEmail, updatePasswordHash } from './user.repository.js';

/** Gives a login another password and ends its sessions. Access tokens stay: they are revoked by name. */
@Injectable()
export class SetPasswordCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly hasher: PasswordHasher,
  ) {}

  async run(email: string, password: string): Promise<{ id: string }> {
    if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD) {
      throw DomainError.of(
        password.length > LONGEST_PASSWORD ? 'TOO_LONG' : 'INVALID',
        `A password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters.`,
        ['input', 'password'],
      );
    }
    const user = await findUserByEmail(this.dataSource.manager, email.trim().normalize('NFC'));
    if (!user)
      throw DomainError.of('NOT_FOUND', `There is no login with the address ${email}.`, ['input', 'email']);
    const passwordHash = await this.hasher.hash(password);
    await inTransaction(this.dataSource, async (manager) => {
      await updatePasswordHash(manager, user.id, passwordHash);
      await deleteSessionsOf(manager, user.id);
    });
    return { id: user.id };
  }
}
