import { describe, expect, it } from '@jest/globals';
import { buildSchema, graphql, type GraphQLResolveInfo } from 'graphql';
import { selectionOf, type Selection } from './selection.js';

const schema = buildSchema(`
  type Query { thing: Thing }
  type Thing { name: String size: Int parts(first: Int = 4): [Thing] other: Thing }
`);

/** The selection that a resolver of `thing` would see. */
async function selectionIn(query: string, variableValues: Record<string, unknown> = {}): Promise<Selection> {
  let seen: Selection | undefined;
  const rootValue = {
    thing: (_args: unknown, _context: unknown, info: GraphQLResolveInfo) => {
      seen = selectionOf(info);
      return null;
    },
  };
  const { errors } = await graphql({ schema, source: query, rootValue, variableValues });
  expect(errors).toBeUndefined();
  return seen!;
}

describe('the selection below a field', () => {
  it('follows fragments and takes aliases as one', async () => {
    const selection = await selectionIn(`
      { thing { a: parts { name } b: parts { ...more } ... on Thing { size } } }
      fragment more on Thing { size other { name } }`);
    expect(selection.keys()).toEqual(['parts', 'size']);
    expect(selection.get('parts')!.keys()).toEqual(['name', 'size', 'other']);
    expect(selection.get('parts')!.get('other')!.has('name')).toBe(true);
    expect(selection.get('other')).toBeUndefined();
  });

  it('leaves out what is skipped', async () => {
    const query = `query ($wants: Boolean!) { thing { name @include(if: $wants) size @skip(if: $wants) } }`;
    expect((await selectionIn(query, { wants: true })).keys()).toEqual(['name']);
    expect((await selectionIn(query, { wants: false })).keys()).toEqual(['size']);
  });

  it('tells the numbers given for an argument, one an alias', async () => {
    const selection = await selectionIn(
      `query ($n: Int) { thing { a: parts { name } b: parts(first: 2) { name } c: parts(first: $n) { name } d: parts(first: null) { name } } }`,
      { n: 9 },
    );
    expect(selection.get('parts')!.numbers('first', 4)).toEqual([4, 2, 9, 4]);
  });

  it('costs no more than what is looked at where fragments multiply', async () => {
    const levels = Array.from(
      { length: 40 },
      (_, level) =>
        `fragment f${level} on Thing { other { ...f${level + 1} } x: other { ...f${level + 1} } }`,
    );
    const selection = await selectionIn(
      `{ thing { ...f0 } } ${levels.join('\n')} fragment f40 on Thing { name }`,
    );
    expect(selection.get('other')!.get('other')!.keys()).toEqual(['other']);
  });
});
