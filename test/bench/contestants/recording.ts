import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { GraphqlRequest } from '../requests.js';

/** A statement as the service sent it. */
export interface RecordedStatement {
  /** Where it was prepared by name. */
  readonly name?: string;
  readonly text: string;
  /** As `record-statements.mjs` writes them. */
  readonly values: readonly unknown[];
}

/** All that the service asked of PostgreSQL for a request, and its answer. */
export interface Recording {
  readonly key: string;
  /** Of the delivery login or of the owner. */
  readonly login: 'delivery' | 'owner';
  readonly statements: readonly RecordedStatement[];
  readonly answer: string;
  /** Texts that the rows of the statements must hold, or they are not what the answer was made of. */
  readonly mustHold: readonly string[];
  /** Stands in values and answer where each sending has a text of its own; null where a request may be sent again. */
  readonly stamp: string | null;
  /** Ids that were made for this request alone. */
  readonly ownIds: readonly string[];
}

/** What tells requests apart that are answered from recordings; undefined for others. */
export function recordingKey({ operationName, variables }: GraphqlRequest): string | undefined {
  if (operationName === 'Search') return `search ${String(variables.text)}`;
  if (operationName !== 'CreateArticle') return undefined;
  return `create ${(variables.input as { title: string }).title}`;
}

/** Recordings by key, out of a file with one a line. */
export async function readRecordings(file: string): Promise<Map<string, Recording>> {
  const found = new Map<string, Recording>();
  for await (const line of createInterface(createReadStream(file))) {
    const recording: Recording = JSON.parse(line);
    found.set(recording.key, recording);
  }
  return found;
}
