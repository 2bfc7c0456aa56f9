import {
  getNamedType,
  isCompositeType,
  isInputObjectType,
  isObjectType,
  isRequiredArgument,
  isSpecifiedDirective,
  isUnionType,
  isInterfaceType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** What a client may send: `Query.article` -> `slug` -> `String!`, and `ArticleFilter` -> `topic` -> `String`. */
export type InputsOfSchema = Record<string, Record<string, string>>;

/** Every argument and input field of a schema, by the field, directive or input type that has it. */
export function inputsOf(schema: GraphQLSchema): InputsOfSchema {
  const inputs: InputsOfSchema = {};
  for (const type of ownTypes(schema)) {
    if (isInputObjectType(type)) inputs[type.name] = typesOf(Object.values(type.getFields()));
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.args.length > 0) inputs[`${type.name}.${field.name}`] = typesOf(field.args);
    }
  }
  for (const directive of schema.getDirectives()) {
    if (!isSpecifiedDirective(directive)) inputs[`@${directive.name}`] = typesOf(directive.args);
  }
  return inputs;
}

function typesOf(inputs: readonly Pick<GraphQLArgument, 'name' | 'type'>[]): Record<string, string> {
  return Object.fromEntries(inputs.map(({ name, type }) => [name, String(type)]));
}

/** A field with arguments, and how a query gets to it. */
export interface Station {
  readonly parent: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** The fields from the root to the parent, which need no argument. */
  readonly path: readonly string[];
}

/** Every field of the schema that has arguments. Throws where no way without arguments leads to one. */
export function stationsOf(schema: GraphQLSchema): Station[] {
  const paths = pathsFrom(schema.getQueryType()!);
  return ownTypes(schema)
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => field.args.length > 0)
        .map((field) => {
          const path = paths.get(type.name);
          if (!path) throw new Error(`${type.name}.${field.name} cannot be reached without arguments.`);
          return { parent: type.name, field, path };
        }),
    );
}

/** The shortest way to each object type over fields that need no argument. */
function pathsFrom(root: GraphQLObjectType): Map<string, readonly string[]> {
  const paths = new Map<string, readonly string[]>([[root.name, []]]);
  const queue = [root];
  for (let type = queue.shift(); type; type = queue.shift()) {
    for (const field of Object.values(type.getFields())) {
      const next = getNamedType(field.type);
      if (!isObjectType(next) || paths.has(next.name) || field.args.some(isRequiredArgument)) continue;
      paths.set(next.name, [...paths.get(type.name)!, field.name]);
      queue.push(next);
    }
  }
  return paths;
}

/**
 * Everything a type has, as a selection, `depth` levels down; `requiredArguments` writes what a field cannot go without. Empty
 * for what has no fields, and null where there is nothing within that depth.
 */
export function selectionOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  depth: number,
  requiredArguments: (field: GraphQLField<unknown, unknown>) => string,
): string | null {
  if (!isCompositeType(type)) return '';
  if (depth === 0) return null;
  if (isUnionType(type) || isInterfaceType(type)) {
    const parts = schema.getPossibleTypes(type).map((each) => {
      return `... on ${each.name} ${selectionOf(schema, each, depth, requiredArguments)}`;
    });
    return `{ __typename ${parts.join(' ')} }`;
  }
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const inner = selectionOf(schema, getNamedType(field.type), depth - 1, requiredArguments);
    return inner === null ? [] : [`${field.name}${requiredArguments(field)} ${inner}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

export function ownTypes(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
}
