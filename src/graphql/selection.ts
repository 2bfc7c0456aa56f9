import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { Kind, getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective } from 'graphql';

/** What a query asks for below a field: names of fields, each with what is asked below it. Aliases are merged. */
export type Selection = ReadonlyMap<string, Selection>;

/**
 * Reads the selection below the field being resolved, fragments and conditions followed. Fields of every type a fragment
 * names are taken together: a column too many is harmless, one too few would be a wrong null.
 */
export function selectionOf(info: GraphQLResolveInfo): Selection {
  const selection = new Map<string, Map<string, never>>();
  for (const node of info.fieldNodes) collectFields(node.selectionSet, info, selection as MutableSelection);
  return selection;
}

type MutableSelection = Map<string, MutableSelection>;

function collectFields(
  set: SelectionSetNode | undefined,
  info: GraphQLResolveInfo,
  into: MutableSelection,
): void {
  for (const node of set?.selections ?? []) {
    if (getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.['if'] === true) continue;
    if (getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.['if'] === false) continue;
    if (node.kind === Kind.FIELD) collectFields(node.selectionSet, info, below(node, into));
    else if (node.kind === Kind.INLINE_FRAGMENT) collectFields(node.selectionSet, info, into);
    else collectFields(info.fragments[node.name.value]?.selectionSet, info, into);
  }
}

function below(node: FieldNode, into: MutableSelection): MutableSelection {
  const name = node.name.value;
  const existing = into.get(name);
  if (existing) return existing;
  const created: MutableSelection = new Map();
  into.set(name, created);
  return created;
}
