import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from './options.js';

/** A document of a collection. */
export interface SourceDocument {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** ISO 8601, a day or an instant. */
  readonly date?: string;
  readonly tags?: readonly string[];
}

/** A text that somebody searched for. */
export interface Query {
  readonly id: string;
  readonly text: string;
}

/** Documents, and what was judged to be right: for searches, for related articles, or for both. */
export interface Collection {
  /** The last two parts of its path. */
  readonly name: string;
  readonly documents: readonly SourceDocument[];
  readonly queries: readonly Query[];
  /** Judgements of searches, TREC lines; empty where there are none. */
  readonly qrels: readonly string[];
  /** Links that editors chose, TREC lines; empty where there are none. */
  readonly links: readonly string[];
  /** Tells whether a kept database holds these very documents. */
  readonly fingerprint: string;
}

/** The folder of a collection: a path, or a name under `dataDir`. Throws `UsageError` where it is not there. */
export function collectionFolder(given: string, dataDir: string): string {
  const places = [join(dataDir, given), resolve(given)];
  const found = places.find((folder) => existsSync(join(folder, 'docs.jsonl')));
  if (found === undefined) {
    throw new UsageError(
      `The collection "${given}" is missing: expected docs.jsonl in ${places[0]} or ${places[1]}. Give --data, or a folder as --collection.`,
    );
  }
  return found;
}

/** Reads a collection. Throws `UsageError` where a file is missing or a line cannot be read. */
export async function readCollection(folder: string): Promise<Collection> {
  const documentsText = await readFile(join(folder, 'docs.jsonl'), 'utf8');
  const [queries, qrels, links] = await Promise.all(
    ['queries.tsv', 'qrels.txt', 'links.txt'].map((file) => linesOf(join(folder, file))),
  );
  if (links!.length === 0 && (queries!.length === 0 || qrels!.length === 0)) {
    throw new UsageError(`${folder} has nothing to ask: expected queries.tsv and qrels.txt, or links.txt.`);
  }
  return {
    name: `${basename(dirname(folder))}/${basename(folder)}`,
    documents: documentsText
      .split('\n')
      .flatMap((line, at) =>
        line.trim() === '' ? [] : [documentOf(line, `${folder}/docs.jsonl:${at + 1}`)],
      ),
    queries: queries!.map((line) => {
      const tab = line.indexOf('\t');
      if (tab < 1)
        throw new UsageError(`${folder}/queries.tsv has "${line}": expected an id, a tab and a text.`);
      return { id: line.slice(0, tab), text: line.slice(tab + 1) };
    }),
    qrels: qrels!,
    links: links!,
    fingerprint: createHash('sha256').update(documentsText).digest('hex').slice(0, 16),
  };
}

/** The same, with the first `limit` queries and sources and their judgements alone. */
export function firstOf(collection: Collection, limit: number | undefined): Collection {
  if (limit === undefined) return collection;
  const queries = collection.queries.slice(0, limit);
  const asked = new Set(queries.map(({ id }) => id));
  const sources = new Set(sourcesOf(collection.links).slice(0, limit));
  return {
    ...collection,
    queries,
    qrels: collection.qrels.filter((line) => asked.has(firstWord(line))),
    links: collection.links.filter((line) => sources.has(firstWord(line))),
  };
}

/** What stands first in judgements, each once, in order. */
export function sourcesOf(judgements: readonly string[]): string[] {
  return [...new Set(judgements.map(firstWord))];
}

function firstWord(line: string): string {
  return line.trim().split(/\s+/, 1)[0]!;
}

async function linesOf(file: string): Promise<string[]> {
  if (!existsSync(file)) return [];
  return (await readFile(file, 'utf8')).split(/\r?\n/).filter((line) => line.trim() !== '');
}

function documentOf(line: string, place: string): SourceDocument {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new UsageError(`${place} is no JSON.`);
  }
  const { id, title = '', body = '', date, tags } = value as Record<string, unknown>;
  if (typeof id !== 'string' || typeof title !== 'string' || typeof body !== 'string') {
    throw new UsageError(`${place} has no id, or a title or body that is no text.`);
  }
  return {
    id,
    title,
    body,
    ...(typeof date === 'string' ? { date } : {}),
    ...(Array.isArray(tags) ? { tags: tags.filter((tag) => typeof tag === 'string') } : {}),
  };
}
