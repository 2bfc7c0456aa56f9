/**
 * The part of the schema.org vocabulary that our structured data uses, as schema.org/<name> says: types with the types right
 * above them, properties with the type they belong to and what their values may be. Checked against schema-dts 2.1.0, which is
 * generated from the vocabulary's release.
 */
export const TYPES: Readonly<Record<string, readonly string[]>> = {
  Thing: [],
  CreativeWork: ['Thing'],
  WebPage: ['CreativeWork'],
  MedicalWebPage: ['WebPage'],
  Article: ['CreativeWork'],
  ScholarlyArticle: ['Article'],
  PropertyValue: ['Thing'],
  Organization: ['Thing'],
  Person: ['Thing'],
  Audience: ['Thing'],
  PeopleAudience: ['Audience'],
  MedicalAudience: ['Audience', 'PeopleAudience'],
  Patient: ['MedicalAudience', 'Person'],
};

export const PROPERTIES: Readonly<Record<string, { of: string; values: readonly string[] }>> = {
  name: { of: 'Thing', values: ['Text'] },
  description: { of: 'Thing', values: ['Text'] },
  url: { of: 'Thing', values: ['URL'] },
  identifier: { of: 'Thing', values: ['PropertyValue', 'Text', 'URL'] },
  propertyID: { of: 'PropertyValue', values: ['Text', 'URL'] },
  value: { of: 'PropertyValue', values: ['Text'] },
  sameAs: { of: 'Thing', values: ['URL'] },
  mainEntityOfPage: { of: 'Thing', values: ['CreativeWork', 'URL'] },
  headline: { of: 'CreativeWork', values: ['Text'] },
  alternativeHeadline: { of: 'CreativeWork', values: ['Text'] },
  inLanguage: { of: 'CreativeWork', values: ['Language tag'] },
  datePublished: { of: 'CreativeWork', values: ['Date', 'DateTime'] },
  dateModified: { of: 'CreativeWork', values: ['Date', 'DateTime'] },
  audience: { of: 'CreativeWork', values: ['Audience'] },
  publisher: { of: 'CreativeWork', values: ['Organization', 'Person'] },
  author: { of: 'CreativeWork', values: ['Organization', 'Person'] },
  mainEntity: { of: 'CreativeWork', values: ['Thing'] },
  timeRequired: { of: 'CreativeWork', values: ['Duration'] },
  citation: { of: 'CreativeWork', values: ['CreativeWork', 'Text'] },
  lastReviewed: { of: 'WebPage', values: ['Date'] },
  reviewedBy: { of: 'WebPage', values: ['Organization', 'Person'] },
  wordCount: { of: 'Article', values: ['Integer'] },
  articleSection: { of: 'Article', values: ['Text'] },
  honorificSuffix: { of: 'Person', values: ['Text'] },
  jobTitle: { of: 'Person', values: ['Text'] },
};

const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
  Text: (value) => typeof value === 'string' && value.trim() !== '',
  URL: (value) => typeof value === 'string' && URL.canParse(value) && /^https?:/.test(value),
  Date: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
  DateTime: (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value),
  Duration: (value) => typeof value === 'string' && /^PT(?=\d)(\d+H)?(\d+M)?(\d+S)?$/.test(value),
  Integer: Number.isInteger,
  'Language tag': (value) => typeof value === 'string' && Intl.getCanonicalLocales(value)[0] === value,
};

/** What is wrong with a JSON-LD document of the above, a sentence each; nothing where nothing is. */
export function vocabularyFaults(document: Readonly<Record<string, unknown>>): string[] {
  const { '@context': context, ...thing } = document;
  const faults = context === 'https://schema.org' ? [] : [`@context is ${JSON.stringify(context)}.`];
  const types = new Map<unknown, string>();
  collectIds(thing, types);
  return [...faults, ...faultsOf(thing, 'document', types)];
}

function isA(type: string, ancestor: string): boolean {
  return type === ancestor || (TYPES[type] ?? []).some((parent) => isA(parent, ancestor));
}

function collectIds(value: unknown, types: Map<unknown, string>): void {
  if (typeof value !== 'object' || value === null) return;
  const { '@id': id, '@type': type } = value as Record<string, unknown>;
  if (id !== undefined && typeof type === 'string') types.set(id, type);
  for (const each of Object.values(value)) collectIds(each, types);
}

function faultsOf(
  thing: Readonly<Record<string, unknown>>,
  path: string,
  types: ReadonlyMap<unknown, string>,
): string[] {
  const type = String(thing['@type']);
  if (!(type in TYPES)) return [`${path} has the type ${type}, which is not in the table.`];
  return Object.entries(thing).flatMap(([name, value]) => {
    if (name.startsWith('@')) return SCALARS['Text']!(value) ? [] : [`${path}.${name} is empty.`];
    const property = PROPERTIES[name];
    if (!property) return [`${path}.${name} is not in the table.`];
    if (!isA(type, property.of)) return [`${path}.${name}: a ${type} has no ${name}, a ${property.of} has.`];
    const values = Array.isArray(value) ? (value as unknown[]) : [value];
    if (values.length === 0) return [`${path}.${name} is empty.`];
    return values.flatMap((each) => faultsOfValue(each, `${path}.${name}`, property.values, types));
  });
}

function faultsOfValue(
  value: unknown,
  path: string,
  allowed: readonly string[],
  types: ReadonlyMap<unknown, string>,
): string[] {
  if (typeof value !== 'object' || value === null) {
    return allowed.some((kind) => SCALARS[kind]?.(value)) ? [] : [`${path} is ${JSON.stringify(value)}.`];
  }
  const thing = value as Record<string, unknown>;
  // A thing with an id alone stands for the one that has this id here.
  const isReference = Object.keys(thing).join() === '@id';
  const type = isReference ? types.get(thing['@id']) : String(thing['@type']);
  if (type === undefined) return [`${path} refers to ${String(thing['@id'])}, which is nowhere.`];
  if (!allowed.some((kind) => isA(type, kind)))
    return [`${path} is a ${type}, but may be ${allowed.join(', ')}.`];
  return isReference ? [] : faultsOf(thing, path, types);
}
