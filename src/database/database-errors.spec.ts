import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { DatabaseUnavailableError, databaseError, StatementTimeoutError } from './database-errors.js';

const coded = (code: string) => Object.assign(new Error('in the words of the driver'), { code });

describe('errors of the database', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', '08006', '53300', '57P01', '57P03', '40001', '40P01'])(
    'mean that it is unavailable where they are %s, as they are and as TypeORM wraps them',
    (code) => {
      for (const error of [coded(code), new QueryFailedError('select', [], coded(code))]) {
        expect(databaseError(error, null)).toBeInstanceOf(DatabaseUnavailableError);
        expect(databaseError(error, 100)).toMatchObject({ cause: error });
      }
    },
  );

  it('mean for a reader that a canceled statement asked too much, for an editor that it waited too long', () => {
    expect(databaseError(coded('57014'), 100)).toBeInstanceOf(StatementTimeoutError);
    expect(databaseError(coded('57014'), null)).toBeInstanceOf(DatabaseUnavailableError);
  });

  it.each(['42703', '23505', 'ENOENT'])('stay what they are where they are %s', (code) => {
    for (const error of [coded(code), new QueryFailedError('select', [], coded(code))]) {
      expect(databaseError(error, null)).toBe(error);
    }
  });
});
