import type { StarterArticle, StarterAuthor, StarterTopic } from './starter-content.js';
import type { StarterFault } from './starter-fault.js';
import type { Reference, YamlFields } from './yaml-fields.js';
import { YamlSource } from './yaml-source.js';

/** A thing read from a file, with what it refers to: whether that exists is known when all files are read. */
export interface Parsed<T> {
  readonly value: T;
  readonly file: string;
  readonly line: number;
}

export interface ParsedTopic extends Parsed<StarterTopic> {
  readonly parent: Reference | null;
}

export interface ParsedArticle extends Parsed<Omit<StarterArticle, 'translationOf'>> {
  readonly authors: readonly Reference[];
  readonly topics: readonly Reference[];
  readonly related: readonly Reference[];
  readonly translationOf: Reference | null;
}

/** `authors.yaml`, in its order. Faults are added to `faults`. */
export function parseAuthors(file: string, yaml: string, faults: StarterFault[]): Parsed<StarterAuthor>[] {
  return new YamlSource(file, yaml, faults).list().map((fields) => {
    const value: StarterAuthor = {
      slug: fields.text('slug'),
      name: fields.text('name'),
      credentials: fields.optionalText('credentials'),
      jobTitle: fields.localizedTexts('jobTitle'),
      bio: fields.localizedTexts('bio'),
      sameAs: fields.optionalUrls('sameAs'),
    };
    fields.done();
    return { value, file, line: fields.lineOf('slug') };
  });
}

/** `topics.yaml`, in its order. Faults are added to `faults`. */
export function parseTopics(file: string, yaml: string, faults: StarterFault[]): ParsedTopic[] {
  return new YamlSource(file, yaml, faults).list().map((fields) => {
    const parent = fields.reference('parent');
    const value: StarterTopic = {
      slug: fields.text('slug'),
      locale: fields.text('locale'),
      name: fields.text('name'),
      description: fields.optionalText('description'),
      parent: parent?.slug ?? null,
    };
    fields.done();
    return { value, parent, file, line: fields.lineOf('slug') };
  });
}

/** Groups: the YAML, then the body. Line ends are line feeds by now. */
const FRONT_MATTER = /^---\n([\s\S]*?)^---[ \t]*(?:\n([\s\S]*))?$/m;

/** One article; null where there is no front matter to read. Faults are added to `faults`. */
export function parseArticle(
  file: string,
  key: { readonly locale: string; readonly slug: string },
  text: string,
  faults: StarterFault[],
): ParsedArticle | null {
  const [, yaml, body = ''] = text.startsWith('---\n') ? (FRONT_MATTER.exec(text) ?? []) : [];
  if (yaml === undefined) {
    faults.push({ file, line: 1, message: 'Must begin with YAML between two lines of `---`.' });
    return null;
  }
  const fields = new YamlSource(file, yaml, faults, 2).mapping();
  if (fields === null) return null;
  if (body.trim() === '') faults.push({ file, line: null, message: 'Has no body after the front matter.' });

  const authors = fields.references('authors');
  if (authors.length === 0) fields.fault('authors', '"authors" must name at least one author.');
  const topics = fields.references('topics');
  const related = fields.references('related');
  const translationOf = fields.reference('translationOf');
  const value = {
    ...key,
    file,
    title: fields.text('title'),
    subtitle: fields.optionalText('subtitle'),
    summary: fields.text('summary'),
    authors: authors.map(({ slug }) => slug),
    topics: topics.map(({ slug }) => slug),
    related: related.map(({ slug }) => slug),
    publishedAt: fields.instant('publishedAt'),
    image: figureOf(fields.section('image')),
    callToAction: callToActionOf(fields.section('callToAction')),
    markdown: body.trim(),
  };
  fields.done();
  return { value, authors, topics, related, translationOf, file, line: 1 };
}

function figureOf(fields: YamlFields | null): StarterArticle['image'] {
  if (fields === null) return null;
  const figure = {
    alt: fields.text('alt'),
    caption: fields.optionalText('caption'),
    credit: fields.optionalText('credit'),
  };
  fields.done();
  return figure;
}

function callToActionOf(fields: YamlFields | null): StarterArticle['callToAction'] {
  if (fields === null) return null;
  const callToAction = {
    title: fields.text('title'),
    text: fields.optionalText('text'),
    label: fields.text('label'),
    url: fields.url('url'),
  };
  fields.done();
  return callToAction;
}
