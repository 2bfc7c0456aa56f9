import {
  getOperationRootType,
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { QueryLimits } from '../config/request-settings.js';
import { checkWording } from './document-wording.js';
import { fieldShape, type Size, type Variables } from './query-shape.js';
import { tooCostly } from './too-costly.js';

/** A place in the answer. The same field selected twice is one place. */
interface Place {
  count: number;
  readonly sizes: Size[];
  readonly below: Map<string, Place>;
}

const newPlace = (): Place => ({ count: 0, sizes: [], below: new Map() });

/** A document that keeps to the limits whatever its variables are. */
export class CheckedDocument {
  private readonly operations = new Map<
    string | null,
    { readonly root: Place; readonly defaults: Variables }
  >();

  /**
   * Throws TOO_COSTLY. Comes before validation, whose rule about overlapping fields compares every two fields of a place: 27 kB
   * of fragments keep it busy for 40 to 96 ms. Here each selection is met once wherever it is used, and only so many are.
   */
  constructor(
    readonly document: DocumentNode,
    schema: GraphQLSchema,
    private readonly limits: QueryLimits,
  ) {
    checkWording(document, limits);
    const walk = new Walk(document, schema, limits);
    for (const definition of document.definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION) {
        const root = walk.operation(definition);
        this.operations.set(definition.name?.value ?? null, { root, defaults: defaultsOf(definition) });
      }
    }
    walk.unusedFragments();
  }

  /** What an operation may cost at most with these variables: conditions and empty lists are not foreseen. */
  costOf(operationName: string | null, variables: Variables): number {
    const only = this.operations.size === 1 ? [...this.operations.values()][0] : undefined;
    const chosen = (operationName === null ? undefined : this.operations.get(operationName)) ?? only;
    return chosen ? costBelow(chosen.root, { ...chosen.defaults, ...variables }) : 0;
  }

  /** Throws TOO_COSTLY where an operation costs too much with these variables. */
  checkCost(operationName: string | null, variables: Variables): void {
    const cost = this.costOf(operationName, variables);
    if (cost > this.limits.cost) {
      const met = Math.min(Math.ceil(cost), Number.MAX_SAFE_INTEGER);
      const message = `This query costs ${met}, its fields times the lengths of their lists. The limit is ${this.limits.cost}: ask for fewer fields, or shorter pages.`;
      throw tooCostly({ limit: 'cost', met, most: this.limits.cost, message });
    }
  }
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

function costBelow(place: Place, variables: Variables): number {
  let cost = 0;
  for (const child of place.below.values()) {
    let size = 0;
    for (const each of child.sizes) size = Math.max(size, typeof each === 'number' ? each : each(variables));
    cost += 1 + size * costBelow(child, variables);
  }
  return cost;
}

/** Follows selections, fragments included, and builds the places they lead to. */
class Walk {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly used = new Set<string>();
  /** Fragments we stand in: one that spreads itself is for validation to refuse. */
  private readonly open = new Set<string>();
  private selections = 0;

  constructor(
    document: DocumentNode,
    private readonly schema: GraphQLSchema,
    private readonly limits: QueryLimits,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  operation(definition: OperationDefinitionNode): Place {
    const root = newPlace();
    const type = this.rootType(definition);
    this.select(definition.selectionSet, type, root, null, 1);
    const met = root.below.size;
    const most = this.limits.rootFields;
    if (met > most) {
      const message = `This operation has ${met} fields at its root. The limit is ${most}.`;
      throw tooCostly({ limit: 'rootFields', met, most, message });
    }
    return root;
  }

  /** Validation looks at them as well. */
  unusedFragments(): void {
    for (const [name, { typeCondition, selectionSet }] of this.fragments) {
      if (this.used.has(name)) continue;
      const type = this.schema.getType(typeCondition.name.value);
      this.select(selectionSet, type, newPlace(), null, 1);
    }
  }

  private rootType(definition: OperationDefinitionNode): GraphQLNamedType | undefined {
    try {
      return getOperationRootType(this.schema, definition);
    } catch {
      return undefined; // a schema without mutations, say: validation will tell
    }
  }

  private select(
    set: SelectionSetNode,
    type: GraphQLNamedType | undefined,
    place: Place,
    page: Size | null,
    depth: number,
  ): void {
    for (const node of set.selections) {
      this.countSelection();
      if (node.kind === Kind.FIELD) {
        this.field(node, type, place, page, depth);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        const condition = node.typeCondition && this.schema.getType(node.typeCondition.name.value);
        this.select(node.selectionSet, condition ?? type, place, page, depth);
      } else {
        this.spread(node.name.value, place, page, depth);
      }
    }
  }

  private spread(name: string, place: Place, page: Size | null, depth: number): void {
    const fragment = this.fragments.get(name);
    if (!fragment || this.open.has(name)) return;
    this.used.add(name);
    this.open.add(name);
    const type = this.schema.getType(fragment.typeCondition.name.value);
    this.select(fragment.selectionSet, type, place, page, depth);
    this.open.delete(name);
  }

  private field(
    node: FieldNode,
    type: GraphQLNamedType | undefined,
    place: Place,
    page: Size | null,
    depth: number,
  ): void {
    const name = node.alias?.value ?? node.name.value;
    this.checkDepth(depth, node.name.value);
    let child = place.below.get(name);
    if (!child) place.below.set(name, (child = newPlace()));
    child.count += 1;
    if (child.count > this.limits.repeats) {
      const most = this.limits.repeats;
      const message = `This document selects \`${name}\` more than ${most} times in the same place. The limit is ${most}.`;
      throw tooCostly({ limit: 'repeats', met: child.count, most, message });
    }
    if (!node.selectionSet) return;
    const shape = fieldShape(this.schema, type, node, page);
    child.sizes.push(shape.size);
    this.select(node.selectionSet, shape.type, child, shape.page, depth + 1);
  }

  private checkDepth(depth: number, field: string): void {
    const most = this.limits.depth;
    if (depth <= most) return;
    const message = `\`${field}\` stands more than ${most} levels deep. The limit is ${most}.`;
    throw tooCostly({ limit: 'depth', met: depth, most, message });
  }

  private countSelection(): void {
    const most = this.limits.fields;
    this.selections += 1;
    if (this.selections <= most) return;
    const message = `This document selects more than ${most} fields and fragments, counted wherever they are used. The limit is ${most}.`;
    throw tooCostly({ limit: 'fields', met: this.selections, most, message });
  }
}
