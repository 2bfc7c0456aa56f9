import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { inputsOf, type InputsOfSchema } from './schema-walk.js';

const ALLOWED = new URL('./allowed-arguments.json', import.meta.url);
const SCHEMA = new URL('../../../docs/schema/delivery.graphql', import.meta.url);

/**
 * Each argument is a question an anonymous client may put to the database. Before a new one enters the list, somebody has to
 * ask: can its answer depend on anything readers may not see? `no-oracle.test.ts` asks the same by machine.
 */
describe('what a client of the delivery API may send', () => {
  it('is on the list of what was reviewed, and nothing else is', () => {
    const allowed = JSON.parse(readFileSync(ALLOWED, 'utf8')) as InputsOfSchema;
    expect(inputsOf(buildSchema(readFileSync(SCHEMA, 'utf8')))).toEqual(allowed);
  });
});
