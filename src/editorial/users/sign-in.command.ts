import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import { inTransaction } from '../../database/transaction.js';
import { DomainError } from '../../rules/domain-error.js';
import { newId } from '../../rules/uuid.js';
import { LONGEST_PASSWORD, PasswordHasher } from './password.js';
import { deleteSession, insertSession } from './session.repository.js';
import { SignInLimiter } from './sign-in-limiter.js';
import { newSessionToken, tokenHash } from './token.js';
import { findUserByEmail, updatePasswordHash } from './user.repository.js';

/** Starts a session. */
@Injectable()
export class SignInCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly hasher: PasswordHasher,
    private readonly limiter: SignInLimiter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Returns the new session's token, which is kept nowhere. `formerToken` is the session the request carried: it ends, so
   * that nobody who planted it shares the new one. A wrong password and an unknown address are told apart by nothing: same
   * words, and the same hash computed.
   */
  async run(
    input: { email: string; password: string },
    request: { address: string; formerToken: string | null; now: Date },
  ): Promise<{ userId: string; token: string }> {
    if (input.password.length > LONGEST_PASSWORD) {
      throw DomainError.of('TOO_LONG', `A password has at most ${LONGEST_PASSWORD} characters.`, [
        'input',
        'password',
      ]);
    }
    const email = input.email.trim().normalize('NFC').toLowerCase().slice(0, 320);
    const refusedUntil = this.limiter.begin(email, request.address, request.now);
    if (refusedUntil) throw tooManyAttempts(refusedUntil, request.now);

    const user = await findUserByEmail(this.dataSource.manager, email);
    const isRight = await this.hasher.matches(user?.passwordHash ?? null, input.password);
    if (!user || !isRight) {
      throw DomainError.of('BAD_CREDENTIALS', 'E-mail address and password do not belong together.', [
        'input',
      ]);
    }
    this.limiter.succeed(email, request.address);
    const renewedHash = this.hasher.isOutdated(user.passwordHash)
      ? await this.hasher.hash(input.password)
      : null;

    const token = newSessionToken();
    await inTransaction(this.dataSource, async (manager) => {
      if (request.formerToken !== null) await deleteSession(manager, tokenHash(request.formerToken));
      if (renewedHash !== null) await updatePasswordHash(manager, user.id, renewedHash);
      const session = { id: newId(request.now), userId: user.id, tokenHash: tokenHash(token) };
      await insertSession(manager, session, this.config.session);
    });
    return { userId: user.id, token };
  }
}

function tooManyAttempts(until: Date, now: Date): DomainError {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
  return DomainError.of(
    'NOT_ALLOWED_NOW',
    `Too many attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, after ${until.toISOString()}.`,
    ['input'],
  );
}
