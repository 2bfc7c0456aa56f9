import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { loggedError } from './log-error.js';

describe('loggedError', () => {
  it('keeps what happened, and the name of the statement, but none of its values', () => {
    const driverError = Object.assign(new Error('duplicate key'), { code: '23505', constraint: 'user_pk' });
    const error = new QueryFailedError(
      '-- editorial.user.insert\ninsert …',
      ['$argon2id$secret'],
      driverError,
    );
    const logged = loggedError(error);
    expect(logged).toMatchObject({
      type: 'QueryFailedError',
      code: '23505',
      constraint: 'user_pk',
      statement: '-- editorial.user.insert',
    });
    expect(JSON.stringify(logged)).not.toContain('argon2id');
  });

  it('leaves the connection behind that a driver hangs on its error', () => {
    const error = Object.assign(new Error('terminated'), { code: '57P01', client: { secretKey: 12345 } });
    expect(JSON.stringify(loggedError(error))).not.toContain('12345');
  });

  it('follows causes, though not in circles, and takes what is no error', () => {
    const error = new Error('outer', { cause: new Error('inner') });
    expect(loggedError(error).cause!.message).toBe('inner');
    const circular = new Error('circular');
    circular.cause = circular;
    expect(() => JSON.stringify(loggedError(circular))).not.toThrow();
    expect(loggedError('a text')).toEqual({ type: 'string', message: 'a text' });
  });
});
