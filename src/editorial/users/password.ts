import { hash, verify, type Options } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { DomainError } from '../../rules/domain-error.js';

/** OWASP Password Storage Cheat Sheet, the second of its equal choices: 19 MiB, two passes, one lane. */
// Argon2id is the package's default; its enum is ambient and cannot be named here.
const ARGON2ID: Options = {
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};
const PRESENT_FORM = '$argon2id$v=19$m=19456,t=2,p=1$';

/** Characters. The longest that is hashed: the work must not grow with what a stranger sends. */
export const LONGEST_PASSWORD = 1_024;
/** Characters. NIST SP 800-63B asks for 15 where a password is the only factor; most sites of this size ask for 12. */
export const SHORTEST_PASSWORD = 12;

/** A hash takes some 30 ms of a core and 19 MiB: two at once leave the rest of the service its share. */
const AT_ONCE = 2;
const MOST_WAITING = 100;

/** Hashes and checks passwords, never more than two at once in one instance. */
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, ARGON2ID));
  }

  /**
   * Whether a password belongs to a hash. Null, where there is no such login, is checked against a hash nobody knows the
   * password of, so that it takes as long.
   */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    this.decoy ??= this.hash(randomBytes(32).toString('base64url'));
    const against = passwordHash ?? (await this.decoy);
    const isRight = await this.inTurn(() => verify(against, password));
    return isRight && passwordHash !== null;
  }

  /** Whether a hash was made with other settings than today's, and should be made again at the next sign-in. */
  isOutdated(passwordHash: string): boolean {
    return !passwordHash.startsWith(PRESENT_FORM);
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= MOST_WAITING) {
        throw DomainError.of(
          'NOT_ALLOWED_NOW',
          'Too many people are signing in at this moment. Try again in 10 seconds.',
        );
      }
      // The place is handed over by whoever leaves, so `running` stays as it is.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running++;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
