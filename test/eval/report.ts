import type { Scores } from './scorers.js';

/** What one way of asking a collection came to. */
export interface TaskReport {
  readonly task: 'search' | 'search with typos' | 'related';
  readonly asked: number;
  /** Answers without a result. */
  readonly empty: number;
  /** Answers for a corrected text. */
  readonly corrected: number;
  readonly scores: Scores;
  /** Of the clean search's nDCG@10; null for any other task. */
  readonly keptShare: number | null;
  /** Of a query's first page, at the client, asked one after the other. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** TREC lines. */
  readonly runFile: string;
}

export interface CollectionReport {
  readonly collection: string;
  readonly documents: number;
  /** Documents without a word, which were not loaded. */
  readonly skipped: number;
  readonly loadSeconds: number;
  /** False where a kept database was used again. */
  readonly isFresh: boolean;
  readonly tasks: readonly TaskReport[];
}

/** The middle and such of a list, by the nearest rank; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** A collection's figures for people. */
export function printCollection(report: CollectionReport): string {
  const { collection, documents, skipped, loadSeconds, isFresh, tasks } = report;
  const rate = `${loadSeconds.toFixed(0)} s, ${(documents / Math.max(loadSeconds, 0.001)).toFixed(1)} a second`;
  return [
    '',
    collection,
    `  documents ${documents}${skipped > 0 ? ` (and ${skipped} without a word)` : ''}, loaded in ${rate}${isFresh ? '' : ', earlier'}`,
    ...tasks.map(printTask),
  ].join('\n');
}

function printTask({
  task,
  asked,
  empty,
  corrected,
  scores,
  keptShare,
  p50Ms,
  p95Ms,
  runFile,
}: TaskReport): string {
  const figures = Object.entries(scores)
    .filter(([name]) => !['queries', 'sources', 'empty'].includes(name))
    .map(([name, value]) => `${name} ${value.toFixed(4)}`);
  const share = keptShare === null ? [] : [`kept ${(100 * keptShare).toFixed(1)} % of nDCG@10`];
  return [
    `  ${task}: ${[...figures, ...share].join(', ')}`,
    `    asked ${asked}, empty ${empty}, corrected ${corrected}, first page p50 ${p50Ms.toFixed(1)} ms, p95 ${p95Ms.toFixed(1)} ms`,
    `    ${runFile}`,
  ].join('\n');
}
