import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../database/transaction.js';
import { DomainError } from '../../rules/domain-error.js';
import { roles, type Role } from '../../rules/permissions.js';
import { newId } from '../../rules/uuid.js';
import { faultsOf, is, refuse } from '../check-input.js';
import { Matches, MaxLength, MinLength, IsIn } from '../input-rules.js';
import { LONGEST_PASSWORD, PasswordHasher, SHORTEST_PASSWORD } from './password.js';
import { insertUser } from './user.repository.js';

/** A login to be made. */
export class CreateUserInput {
  @Matches(/^[^\s@]+@[^\s@]+$/u, is('INVALID', 'An e-mail address looks like name@clinic.example.'))
  @MaxLength(320, is('TOO_LONG', 'An e-mail address has at most 320 characters.'))
  email!: string;

  @Matches(/\S/u, is('REQUIRED', 'Give the login a name.'))
  @MaxLength(200, is('TOO_LONG', 'A name has at most 200 characters.'))
  name!: string;

  @IsIn(roles, is('INVALID', `Choose a role from ${roles.join(', ')}.`))
  role!: Role;

  @MinLength(SHORTEST_PASSWORD, is('INVALID', `A password has at least ${SHORTEST_PASSWORD} characters.`))
  @MaxLength(LONGEST_PASSWORD, is('TOO_LONG', `A password has at most ${LONGEST_PASSWORD} characters.`))
  password!: string;
}

/** Makes a login. */
@Injectable()
export class CreateUserCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly hasher: PasswordHasher,
  ) {}

  /** Returns the new login's id; a taken address is TAKEN. */
  async run(input: CreateUserInput, now: Date): Promise<{ id: string }> {
    const email = input.email.trim().normalize('NFC');
    refuse(faultsOf(CreateUserInput, { ...input, email }, ['input']));
    const id = newId(now);
    const passwordHash = await this.hasher.hash(input.password);
    await inTransaction(
      this.dataSource,
      (manager) =>
        insertUser(manager, { id, email, name: input.name.trim(), role: input.role, passwordHash }),
      {
        user_email_unique: () =>
          DomainError.of('TAKEN', 'There is a login with this address already.', ['input', 'email']),
      },
    );
    return { id };
  }
}
