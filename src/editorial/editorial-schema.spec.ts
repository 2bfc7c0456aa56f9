import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  findBreakingChanges,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { readSchema } from '../graphql/schema-files.js';

const served = buildSchema(readSchema(new URL('./', import.meta.url)));
const contract = buildSchema(
  readFileSync(new URL('../../test/contract/editorial.graphql', import.meta.url), 'utf8'),
);

describe('the editorial schema', () => {
  it('keeps everything that clients may rely on', () => {
    expect(findBreakingChanges(contract, served)).toEqual([]);
  });

  it('describes every type, field, argument and enum value', () => {
    const silent = Object.values(served.getTypeMap())
      .filter(({ name }) => !name.startsWith('__'))
      .flatMap((type): string[] => {
        const missing = type.description ? [] : [type.name];
        if (isEnumType(type)) {
          const values = type.getValues().filter(({ description }) => !description);
          return [...missing, ...values.map(({ name }) => `${type.name}.${name}`)];
        }
        if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return missing;
        for (const field of Object.values(type.getFields())) {
          if (!field.description) missing.push(`${type.name}.${field.name}`);
          for (const argument of 'args' in field ? field.args : []) {
            if (!argument.description) missing.push(`${type.name}.${field.name}(${argument.name}:)`);
          }
        }
        return missing;
      });
    expect(silent).toEqual([]);
  });

  it('lets nothing be changed without a version, and everything be retried under a key', () => {
    const mutations = Object.values(served.getMutationType()!.getFields());
    const accounts = new Set(['signIn', 'signOut', 'createAccessToken', 'revokeAccessToken']);
    // What only ever ends has no versions, and ending it twice is ending it.
    const ends = new Set(['revokePreviewLink']);
    const others = mutations.filter(({ name }) => !accounts.has(name) && !ends.has(name));
    for (const { name, args } of others) {
      const names = args.map((it) => it.name);
      expect([name, names.includes('idempotencyKey')]).toEqual([name, true]);
      expect([name, names.includes('expectedVersion')]).toEqual([name, !name.startsWith('create')]);
    }
  });
});
