import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  findBreakingChanges,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { readSchema } from '../graphql/schema-files.js';

const contract = readFileSync(new URL('../../test/contract/delivery.graphql', import.meta.url), 'utf8');
const schema = buildSchema(readSchema(new URL('./', import.meta.url)));

describe('the delivery schema', () => {
  it('breaks nothing that clients may rely on', () => {
    expect(findBreakingChanges(buildSchema(contract), schema)).toEqual([]);
  });

  it('has neither mutations nor subscriptions', () => {
    expect([schema.getMutationType(), schema.getSubscriptionType()]).toEqual([undefined, undefined]);
  });

  it('describes every type, field, argument and value', () => {
    const bare: string[] = [];
    const check = (path: string, { description }: { description?: string | null }) => {
      if (!description?.trim()) bare.push(path);
    };
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || type === schema.getQueryType()) continue;
      check(type.name, type);
      if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value);
    }
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__')) continue;
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        check(`${type.name}.${field.name}`, field);
        if ('args' in field)
          for (const each of field.args) check(`${type.name}.${field.name}(${each.name})`, each);
      }
    }
    expect(bare).toEqual([]);
  });
});
