import {
  Kind,
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import type { QueryLimits } from '../config/request-settings.js';
import { tooCostly } from './too-costly.js';

type Limits = Pick<QueryLimits, 'aliases' | 'directives' | 'listItems'>;

/** Counts what is written in a document, each word once. Throws TOO_COSTLY. */
export function checkWording(document: DocumentNode, limits: Limits): void {
  const count = new Wording(limits.listItems);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION)
      continue;
    count.ofDirectives(definition.directives);
    for (const variable of definition.variableDefinitions ?? []) {
      count.ofDirectives(variable.directives);
      if (variable.defaultValue) count.ofValue(variable.defaultValue, `$${variable.variable.name.value}`);
    }
    count.ofSelections(definition.selectionSet);
  }
  for (const limit of ['aliases', 'directives'] as const) {
    const met = count[limit];
    const most = limits[limit];
    if (met <= most) continue;
    const message = `This document has ${met} ${limit}. The limit is ${most}.`;
    throw tooCostly({ limit, met, most, message });
  }
}

/** Lists in the values of variables. Throws TOO_COSTLY that names the variable. */
export function checkListItems(variables: Readonly<Record<string, unknown>>, listItems: number | null): void {
  if (listItems === null) return;
  for (const [name, value] of Object.entries(variables)) checkValue(value, `$${name}`, listItems, 0);
}

/** Deeper than any input of ours: the rest is for coercion to refuse. */
const DEEP_ENOUGH = 20;

function checkValue(value: unknown, name: string, most: number, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > DEEP_ENOUGH) return;
  if (Array.isArray(value) && value.length > most) throw tooManyItems(name, value.length, most);
  for (const [key, item] of Object.entries(value)) {
    checkValue(item, Array.isArray(value) ? name : key, most, depth + 1);
  }
}

function tooManyItems(argument: string, met: number, most: number) {
  const message = `${argument}: a list of ${met} is too long. The limit is ${most}.`;
  return tooCostly({ limit: 'listItems', met, most, message });
}

class Wording {
  aliases = 0;
  directives = 0;

  constructor(private readonly listItems: number | null) {}

  ofSelections({ selections }: SelectionSetNode): void {
    for (const node of selections) {
      this.ofDirectives(node.directives);
      if (node.kind === Kind.FRAGMENT_SPREAD) continue;
      if (node.kind === Kind.FIELD) {
        if (node.alias) this.aliases += 1;
        this.ofArguments(node.arguments);
      }
      if (node.selectionSet) this.ofSelections(node.selectionSet);
    }
  }

  ofDirectives(directives: readonly DirectiveNode[] = []): void {
    this.directives += directives.length;
    for (const directive of directives) this.ofArguments(directive.arguments);
  }

  ofValue(value: ValueNode, name: string): void {
    if (this.listItems === null) return;
    if (value.kind === Kind.LIST) {
      if (value.values.length > this.listItems) {
        throw tooManyItems(name, value.values.length, this.listItems);
      }
      for (const item of value.values) this.ofValue(item, name);
    } else if (value.kind === Kind.OBJECT) {
      for (const field of value.fields) this.ofValue(field.value, field.name.value);
    }
  }

  private ofArguments(list: readonly ArgumentNode[] = []): void {
    for (const { name, value } of list) this.ofValue(value, name.value);
  }
}
