import { getNamedType, isEnumType, isNonNullType, isRequiredArgument, type GraphQLSchema } from 'graphql';
import { selectionOf, stationsOf, type Station } from './schema-walk.js';
import { valuesOf, type Pools } from './values.js';

/** A GraphQL request. */
export interface OracleRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Arguments of a page of a list. */
export const PAGING = ['first', 'after', 'last', 'before'];

/** Several calls of a field go in one request, some ten times faster than one by one. */
const CALLS_A_REQUEST = 12;
/** Long enough to tell whether something is missing from its beginning. */
const SHORT_PAGE = 5;

/** Writes requests to the fields of a schema that have arguments. */
export class Requests {
  readonly stations: readonly Station[];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly pools: Pools,
  ) {
    this.stations = stationsOf(schema);
  }

  /** Whether a field is a list with pages. */
  isConnection({ field }: Station): boolean {
    return field.args.some(({ name }) => name === 'after');
  }

  /** Calls of a field in one request, under the aliases c0, c1 …, with `depth` levels of all it has. */
  request(station: Station, calls: readonly Record<string, unknown>[], depth: number): OracleRequest {
    const { field, path } = station;
    const variables: Record<string, unknown> = {};
    const declared: string[] = [];
    const selection = selectionOf(this.schema, getNamedType(field.type), depth, (each) => this.needed(each));
    const aliased = calls.map((call, index) => {
      const given = field.args
        .map(({ name, type }) => ({ name, type, value: call[name] ?? this.usual(type) }))
        .filter(({ value }) => value !== undefined);
      const written = given.map(({ name, type, value }) => {
        variables[`${name}${index}`] = value;
        declared.push(`$${name}${index}: ${String(type)}`);
        return `${name}: $${name}${index}`;
      });
      const args = written.length > 0 ? `(${written.join(', ')})` : '';
      return `c${index}: ${field.name}${args} ${selection ?? ''}`;
    });
    const body = path.reduceRight((inner, name) => `${name} { ${inner} }`, aliased.join('\n  '));
    const head = declared.length > 0 ? `query (${declared.join(', ')})` : 'query';
    return { query: `${head} {\n  ${body}\n}`, variables };
  }

  /** Each argument of each field with each of its values, the other arguments as usual. Pages are walked elsewhere. */
  *everyArgument(depth: number): Generator<OracleRequest> {
    for (const station of this.stations) {
      const calls = station.field.args.flatMap(({ name, type }) =>
        // A text that is no cursor is refused as any other is.
        (isCursor(name) ? ['nonsense'] : valuesOf(type, this.pools)).map((value) => ({
          ...(this.isConnection(station) && !PAGING.includes(name) && { first: SHORT_PAGE }),
          [name]: value,
        })),
      );
      for (let at = 0; at < calls.length; at += CALLS_A_REQUEST) {
        yield this.request(station, calls.slice(at, at + CALLS_A_REQUEST), depth);
      }
    }
  }

  /** The calls of a request one by one: an error in one of them hides the others. */
  *oneByOne(request: OracleRequest): Generator<OracleRequest> {
    const station = this.stations.find(({ field, path }) => {
      const opening = path.map((name) => `${name} { `).join('');
      return request.query.includes(`{\n  ${opening}c0: ${field.name}`);
    })!;
    for (let index = 0; index < CALLS_A_REQUEST; index += 1) {
      const given = station.field.args.filter(({ name }) => `${name}${index}` in request.variables);
      if (given.length === 0) continue;
      const call = Object.fromEntries(given.map(({ name }) => [name, request.variables[`${name}${index}`]]));
      yield this.request(station, [call], 1);
    }
  }

  private usual(type: Station['field']['args'][number]['type']): unknown {
    return isNonNullType(type) ? valuesOf(type, this.pools)[0] : undefined;
  }

  private needed(field: Station['field']): string {
    const required = field.args.filter(isRequiredArgument);
    // One of several ways to choose something is an enumeration's value where there is such a way.
    const chosen =
      required.length > 0 ? required : field.args.filter(({ type }) => isEnumType(type)).slice(0, 1);
    if (chosen.length === 0) return '';
    const values = chosen.map(({ name, type }) => {
      const [value] = valuesOf(type, this.pools);
      return `${name}: ${/^[A-Z_]+$/.test(String(value)) ? String(value) : JSON.stringify(value)}`;
    });
    return `(${values.join(', ')})`;
  }
}

function isCursor(name: string): boolean {
  return name === 'after' || name === 'before';
}
