import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  valueFromASTUntyped,
  type FieldNode,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from 'graphql';

type Source = Pick<GraphQLResolveInfo, 'fragments' | 'variableValues'>;

/**
 * What a query asks for below a field, fragments and conditions followed. The same field under several aliases is one, and
 * fields of every type a fragment names are taken together: a column too many is harmless, one too few would be a wrong
 * null. Levels are read when they are looked at, so a query that is huge below costs nothing here.
 */
export class Selection {
  private fields: Map<string, FieldNode[]> | undefined;

  constructor(
    private readonly nodes: readonly FieldNode[],
    private readonly source: Source,
  ) {}

  /** Names of the fields asked for. */
  keys(): readonly string[] {
    return [...this.read().keys()];
  }

  has(field: string): boolean {
    return this.read().has(field);
  }

  /** What is asked for below a field; undefined where the field is not asked for. */
  get(field: string): Selection | undefined {
    const nodes = this.read().get(field);
    return nodes && new Selection(nodes, this.source);
  }

  /** Whole numbers given for an argument of this field, one an alias; `fallback` where it is missing or no number. */
  numbers(argument: string, fallback: number): number[] {
    return this.nodes.map((node) => {
      const written = node.arguments?.find(({ name }) => name.value === argument);
      const value: unknown = written && valueFromASTUntyped(written.value, this.source.variableValues);
      return typeof value === 'number' ? value : fallback;
    });
  }

  private read(): Map<string, FieldNode[]> {
    if (!this.fields) {
      this.fields = new Map();
      const seen = new Set<string>();
      for (const node of this.nodes) this.collect(node.selectionSet, this.fields, seen);
    }
    return this.fields;
  }

  private collect(
    set: SelectionSetNode | undefined,
    into: Map<string, FieldNode[]>,
    seen: Set<string>,
  ): void {
    const { variableValues, fragments } = this.source;
    for (const node of set?.selections ?? []) {
      if (getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.['if'] === true) continue;
      if (getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.['if'] === false) continue;
      if (node.kind === Kind.FIELD) {
        const nodes = into.get(node.name.value);
        if (nodes) nodes.push(node);
        else into.set(node.name.value, [node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        this.collect(node.selectionSet, into, seen);
      } else if (!seen.has(node.name.value)) {
        seen.add(node.name.value);
        this.collect(fragments[node.name.value]?.selectionSet, into, seen);
      }
    }
  }
}

/** The selection below the field being resolved. */
export function selectionOf(info: GraphQLResolveInfo): Selection {
  return new Selection(info.fieldNodes, info);
}
