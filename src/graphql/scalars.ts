import { GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import { instantText } from '../rules/instant.js';
import { isLocale } from '../rules/locale.js';
import { parseUrl } from '../rules/parse-url.js';

// Nest's own DateTime takes "nonsense" as an Invalid Date and 5 as null, hence scalars of our own.

const INSTANT =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** A scalar whose input is a text that `parse` accepts. */
function textScalar(options: {
  name: string;
  description: string;
  specifiedByURL?: string;
  /** Null where the text is none. */
  parse: (text: string) => string | Date | null;
  example: string;
  serialize: (value: unknown) => unknown;
}): GraphQLScalarType {
  const read = (value: unknown): string | Date => {
    const parsed = typeof value === 'string' ? options.parse(value) : null;
    if (parsed === null) {
      // A plain error: graphql-js adds where in the document or the variables it stands.
      throw new TypeError(`${shown(value)} is not a ${options.name}. Send a text like "${options.example}".`);
    }
    return parsed;
  };
  return new GraphQLScalarType({
    name: options.name,
    description: options.description,
    specifiedByURL: options.specifiedByURL,
    serialize: options.serialize,
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined),
  });
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'this';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** A calendar that has the day: 31 February parses as a text but is no day. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export const dateTimeScalar = textScalar({
  name: 'DateTime',
  description:
    'An instant with offset, ISO 8601: 2026-11-20T09:00:00Z. Answers are in UTC, with milliseconds.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  example: '2026-11-20T09:00:00Z',
  parse: (text) => (INSTANT.test(text) && isDay(text.slice(0, 10)) ? new Date(text) : null),
  serialize: (value) => instantText(value instanceof Date ? value : String(value)),
});

export const dateScalar = textScalar({
  name: 'Date',
  description: 'A calendar day, ISO 8601: 2026-11-20.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date',
  example: '2026-11-20',
  parse: (text) => (DAY.test(text) && isDay(text) ? text : null),
  serialize: String,
});

export const localeScalar = textScalar({
  name: 'Locale',
  description: 'A BCP 47 language tag: en, nl, pt-BR. Case does not matter in input.',
  example: 'pt-BR',
  parse: (text) => (isLocale(text) ? Intl.getCanonicalLocales(text)[0]! : null),
  serialize: String,
});

export const urlScalar = textScalar({
  name: 'URL',
  description: 'An absolute URL: https://clinic.example/contact. Which schemes a field takes is said there.',
  example: 'https://clinic.example/contact',
  // Any scheme: which links are safe is a rule of content, refused beside the other rules.
  parse: (text) => (parseUrl(text) !== null ? text : null),
  serialize: String,
});

export const jsonScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value: object, list, text, number, boolean or null.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

/** Resolvers of the custom scalars, for both schemas. */
export const scalars = {
  DateTime: dateTimeScalar,
  Date: dateScalar,
  Locale: localeScalar,
  URL: urlScalar,
  JSON: jsonScalar,
};
