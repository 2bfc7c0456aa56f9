import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputType,
} from 'graphql';

/** What is worth asking with, of each kind. The first of each is the most usual. */
export interface Pools {
  /** Slugs, paths, words and titles, of what readers see and of what they do not. */
  readonly texts: readonly string[];
  readonly ids: readonly string[];
  readonly instants: readonly string[];
  readonly locales: readonly string[];
}

/**
 * Values of a type that might tell something apart. Each field of an input object comes alone with each of its values; a scalar
 * this does not know is an error: whoever adds one says here what is worth asking.
 */
export function valuesOf(type: GraphQLInputType, pools: Pools): unknown[] {
  if (isNonNullType(type)) return valuesOf(type.ofType, pools);
  if (isListType(type)) {
    const items = valuesOf(type.ofType, pools);
    return [[], items.slice(0, 100), ...items.map((item) => [item])];
  }
  if (isEnumType(type)) return type.getValues().map(({ name }) => name);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).flatMap((field) =>
      valuesOf(field.type, pools).map((value) => ({ [field.name]: value })),
    );
  }
  const values: Readonly<Record<string, readonly unknown[]>> = {
    String: pools.texts,
    ID: pools.ids,
    DateTime: pools.instants,
    Date: pools.instants.map((instant) => instant.slice(0, 10)),
    Locale: pools.locales,
    Int: [3, 0, 1, 2, 5, 12, 60, 100, -1, 101],
    Float: [0.5, 0, 1, 1000],
    Boolean: [true, false],
  };
  const known = values[type.name];
  if (!known) throw new Error(`No values are known for ${type.name}: add some.`);
  return [...known];
}

/** Some of the arguments with a value each, by chance; of an input object, several fields at once. */
export function randomArguments(
  args: readonly GraphQLArgument[],
  pools: Pools,
  random: () => number,
): Record<string, unknown> {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;
  const given = args.filter((argument) => isNonNullType(argument.type) || random() < 0.6);
  return Object.fromEntries(
    given.map(({ name, type }) => {
      const values = valuesOf(type, pools);
      if (!isInputObjectType(type)) return [name, pick(values)];
      const several = [pick(values), pick(values), pick(values)] as object[];
      return [name, Object.assign({}, ...several)];
    }),
  );
}
