import {
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  valueFromASTUntyped,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { defaultPageLimits } from './connection.js';

/** Values of variables, as they came. */
export type Variables = Readonly<Record<string, unknown>>;

/** How many items a field may answer with, given the variables. */
export type Size = number | ((variables: Variables) => number);

/** How long a list is taken to be that no argument bounds: authors, topics, sections. */
export const UNBOUNDED_LIST = 5;

/** What a selected field means for the cost of what stands below it. */
export interface FieldShape {
  readonly type: GraphQLNamedType | undefined;
  readonly size: Size;
  /** The page that `edges` and `nodes` right below are. */
  readonly page: Size | null;
}

const NOTHING_KNOWN: FieldShape = { type: undefined, size: 1, page: null };

/** Reads a field by the schema. Fields the schema lacks are for validation to refuse: they count as one. */
export function fieldShape(
  schema: GraphQLSchema,
  parent: GraphQLNamedType | undefined,
  node: FieldNode,
  page: Size | null,
): FieldShape {
  const field = fieldOf(schema, parent, node.name.value);
  if (!field) return NOTHING_KNOWN;
  const type = getNamedType(field.type);
  const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
  const asked = askedSize(field, node);
  if (!isList) return { type, size: 1, page: asked };
  return { type, size: asked ?? (page !== null && isPage(field.name) ? page : UNBOUNDED_LIST), page: null };
}

function isPage(name: string): boolean {
  return name === 'edges' || name === 'nodes';
}

function fieldOf(
  schema: GraphQLSchema,
  parent: GraphQLNamedType | undefined,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (parent === schema.getQueryType() && (name === '__schema' || name === '__type')) {
    const type = schema.getType(name === '__schema' ? '__Schema' : '__Type');
    return isObjectType(type) ? ({ name, type, args: [] } as never) : undefined;
  }
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

/** What `first`, `last` or a list of ids asks for; null where the field takes none of them. */
function askedSize(field: GraphQLField<unknown, unknown>, node: FieldNode): Size | null {
  const sizing = field.args.filter(({ name }) => name === 'first' || name === 'last' || name === 'ids');
  if (sizing.length === 0) return null;
  const usual = sizing.map((argument) => argument.defaultValue).find((value) => typeof value === 'number');
  const written = (node.arguments ?? []).filter(({ name }) => sizing.some((it) => it.name === name.value));
  return (variables) => {
    for (const argument of written) {
      const value: unknown = valueFromASTUntyped(argument.value, variables);
      // The resolver refuses what is out of bounds, and by name.
      if (typeof value === 'number') return Math.min(defaultPageLimits.most, Math.max(0, value));
      if (Array.isArray(value)) return Math.min(defaultPageLimits.most, value.length);
    }
    return usual ?? defaultPageLimits.usual;
  };
}
