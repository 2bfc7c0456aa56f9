import {
  getNamedType,
  isObjectType,
  Kind,
  parse,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** `Article.title` and so on of each field that an answer fills somewhere: with a value, or with a list that has any. */
export function filledFields(schema: GraphQLSchema, query: string, data: unknown): Set<string> {
  const { definitions } = parse(query);
  const operation = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const fragments = new Map(
    definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node.selectionSet]),
  );
  const found = new Set<string>();
  walk((operation as OperationDefinitionNode).selectionSet, schema.getQueryType()!, data);
  return found;

  function walk({ selections }: SelectionSetNode, type: GraphQLObjectType, value: unknown): void {
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) walk({ kind: Kind.SELECTION_SET, selections }, type, item);
    } else if (typeof value === 'object' && value !== null) {
      for (const selection of selections) {
        if (selection.kind === Kind.FRAGMENT_SPREAD) {
          walk(fragments.get(selection.name.value)!, type, value);
        } else if (selection.kind === Kind.FIELD) {
          const below = (value as Record<string, unknown>)[selection.alias?.value ?? selection.name.value];
          if (below == null || (Array.isArray(below) && below.length === 0)) continue;
          found.add(`${type.name}.${selection.name.value}`);
          const next = getNamedType(type.getFields()[selection.name.value]!.type);
          if (selection.selectionSet && isObjectType(next)) walk(selection.selectionSet, next, below);
        }
      }
    }
  }
}
