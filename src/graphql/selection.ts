import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  valueFromASTUntyped,
  type FieldNode,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What a selection is read with. */
interface Source extends Pick<GraphQLResolveInfo, 'fragments' | 'variableValues'> {
  /** Whether what was read so far may be another with other variables. */
  isOfVariables: boolean;
}

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
      if (written && written.value.kind !== Kind.INT) this.source.isOfVariables = true;
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
    const { fragments } = this.source;
    for (const node of set?.selections ?? []) {
      if (node.directives?.length && this.leavesOut(node)) continue;
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

  private leavesOut(node: SelectionNode): boolean {
    this.source.isOfVariables = true;
    const { variableValues } = this.source;
    return (
      getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.['if'] === true ||
      getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.['if'] === false
    );
  }
}

/** The selection below the field being resolved. */
export function selectionOf(info: GraphQLResolveInfo): Selection {
  return new Selection(info.fieldNodes, sourceOf(info));
}

function sourceOf({ fragments, variableValues }: GraphQLResolveInfo): Source {
  return { fragments, variableValues, isOfVariables: false };
}

/**
 * Reads something out of the selection below a field, once for each place in a document where variables have no say in it:
 * documents are kept, and most ask for the same each time.
 */
export class SelectionReader<Value> {
  private readonly known = new WeakMap<FieldNode, Value>();

  constructor(private readonly read: (selection: Selection) => Value) {}

  of(info: GraphQLResolveInfo): Value {
    const [node] = info.fieldNodes;
    const known = this.known.get(node!);
    if (known !== undefined) return known;
    const source = sourceOf(info);
    const value = this.read(new Selection(info.fieldNodes, source));
    // A field that several selections ask for is another one in each operation that has them together.
    if (info.fieldNodes.length === 1 && !source.isOfVariables) this.known.set(node!, value);
    return value;
  }
}
