import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type GraphQLSchema,
} from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('./', import.meta.url);
const schema = buildSchema(
  readFileSync(new URL('../../../docs/schema/delivery.graphql', import.meta.url), 'utf8'),
);

/** Whatever stands in the schema is asked for by one of the operations here, whose answer, SQL and statement count are kept. */
describe('the kept operations', () => {
  const operations = readdirSync(FOLDER).filter((file) => file.endsWith('.graphql'));
  const asked = new Set(operations.flatMap((file) => askedFor(readFileSync(new URL(file, FOLDER), 'utf8'))));

  it('ask for every field of the schema', () => {
    expect(fieldsOf(schema).filter((field) => !asked.has(field))).toEqual([]);
  });

  it('send every argument and every input field', () => {
    expect(inputsOf(schema).filter((input) => !asked.has(input))).toEqual([]);
  });
});

/** `Article.title`, `Article.related(first)` and `ArticleFilter.topic` of all that a document selects and sends. */
function askedFor(document: string): string[] {
  const found: string[] = [];
  const typeInfo = new TypeInfo(schema);
  visit(
    parse(document),
    visitWithTypeInfo(typeInfo, {
      Field: ({ name }) => void found.push(`${typeInfo.getParentType()?.name}.${name.value}`),
      Argument: ({ name }) =>
        void found.push(`${typeInfo.getParentType()?.name}.${typeInfo.getFieldDef()?.name}(${name.value})`),
      ObjectField: ({ name }) =>
        void found.push(`${String(getNamedType(typeInfo.getParentInputType()))}.${name.value}`),
    }),
  );
  return found;
}

function fieldsOf(of: GraphQLSchema): string[] {
  return Object.values(of.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) return [];
    return Object.keys(type.getFields()).map((field) => `${type.name}.${field}`);
  });
}

function inputsOf(of: GraphQLSchema): string[] {
  return Object.values(of.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('__')) return [];
    if (isObjectType(type)) {
      return Object.values(type.getFields()).flatMap(({ name, args }) =>
        args.map((argument) => `${type.name}.${name}(${argument.name})`),
      );
    }
    return isInputObjectType(type)
      ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
      : [];
  });
}
