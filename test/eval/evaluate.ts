import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askRelated, askSearch, type Asked, type Documents } from './ask.js';
import { firstOf, sourcesOf, type Collection } from './collection.js';
import { startEvalService, type EvalService } from './eval-service.js';
import { makeFolder, noteOf, readNote, removeDatabase, writeNote, type LoadNote } from './kept-database.js';
import { loadDocuments } from './load.js';
import type { EvalOptions } from './options.js';
import { quantile, type CollectionReport, type TaskReport } from './report.js';
import { scoreRun, type Scorer } from './scorers.js';
import { misspell } from './typos.js';

export interface Surroundings {
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Loads a collection where need be, asks, and scores. Leaves the database behind only with `keep`. */
export async function evaluate(
  collection: Collection,
  options: EvalOptions,
  { signal, say }: Surroundings,
): Promise<CollectionReport> {
  const folder = join(options.outDir, collection.name.replaceAll('/', '-'));
  await makeFolder(options.outDir);
  await makeFolder(folder);
  // A run that keeps nothing must not take away what another has kept.
  const dataDir = options.keep ? join(folder, 'data') : await mkdtemp(join(folder, 'data-'));
  const kept = options.keep
    ? await readNote(dataDir, collection, { topics: options.topics, asItIs: options.queriesOnly })
    : null;
  if (kept === null) {
    await removeDatabase(dataDir);
    await makeFolder(dataDir);
  }
  try {
    const service = await startEvalService(dataDir, { fromSources: options.fromSources, signal });
    try {
      const note = kept ?? (await load(collection, service, dataDir, options, { signal, say }));
      if (!options.queriesOnly) {
        say('  waiting until the service has counted words and found neighbours');
        await service.whenCounted();
      }
      return {
        collection: collection.name,
        documents: Object.keys(note.ids).length,
        skipped: note.skipped.length,
        loadSeconds: note.loadSeconds,
        isFresh: kept === null,
        tasks: await ask(collection, note, service, folder, options, signal),
      };
    } catch (error) {
      say(`The service's log ends:\n${service.log().trim()}`);
      throw error;
    } finally {
      await service.stop();
    }
  } finally {
    if (!options.keep) await removeDatabase(dataDir);
  }
}

async function load(
  collection: Collection,
  service: EvalService,
  dataDir: string,
  options: EvalOptions,
  { signal, say }: Surroundings,
): Promise<LoadNote> {
  const beganAt = performance.now();
  const editor = await service.edit();
  const loaded = await loadDocuments(editor, collection.documents, { ...options, signal, say });
  const note = noteOf(collection, options.topics, loaded, (performance.now() - beganAt) / 1000);
  await writeNote(dataDir, note);
  return note;
}

async function ask(
  collection: Collection,
  { ids }: LoadNote,
  { url }: EvalService,
  folder: string,
  { limit, depth, typos, scorersDir }: EvalOptions,
  signal: AbortSignal,
): Promise<TaskReport[]> {
  const documents: Documents = new Map(Object.entries(ids).map(([document, article]) => [article, document]));
  const { queries, qrels, links } = firstOf(collection, limit);
  const reports: TaskReport[] = [];
  const perform = async (
    task: TaskReport['task'],
    scorer: Scorer,
    judgements: readonly string[],
    questions: ReadonlyMap<string, () => Promise<Asked>>,
  ) => {
    const base = join(folder, task.replaceAll(' ', '-'));
    const files = { judgements: `${base}.judgements`, run: `${base}.run` };
    const answers = new Map<string, Asked>();
    for (const [id, question] of questions) {
      signal.throwIfAborted();
      answers.set(id, await question());
    }
    await writeFile(files.judgements, `${judgements.join('\n')}\n`);
    await writeFile(files.run, runLines(answers));
    const scores = scoreRun(scorersDir, scorer, files);
    const clean = task === 'search with typos' ? reports[0]?.scores.ndcg10 : undefined;
    const times = [...answers.values()].map(({ milliseconds }) => milliseconds);
    reports.push({
      task,
      asked: answers.size,
      empty: [...answers.values()].filter(({ ranking }) => ranking.length === 0).length,
      corrected: [...answers.values()].filter(({ correctedText }) => correctedText !== null).length,
      scores,
      keptShare: clean ? (scores.ndcg10 ?? 0) / clean : null,
      p50Ms: quantile(times, 0.5),
      p95Ms: quantile(times, 0.95),
      runFile: files.run,
    });
  };

  if (queries.length > 0 && qrels.length > 0) {
    const searches = (textOf: (query: { id: string; text: string }) => string) =>
      new Map(
        queries.map((query) => [query.id, () => askSearch(url, documents, textOf(query), depth)] as const),
      );
    await perform(
      'search',
      'search-score.mjs',
      qrels,
      searches(({ text }) => text),
    );
    if (typos) {
      const misspelt = searches(({ id, text }) => misspell(text, `${collection.name} ${id}`));
      await perform('search with typos', 'search-score.mjs', qrels, misspelt);
    }
  }
  if (links.length > 0) {
    const sources = sourcesOf(links).filter((id) => ids[id] !== undefined);
    const questions = sources.map((id) => [id, () => askRelated(url, documents, ids[id]!)] as const);
    await perform('related', 'related-score.mjs', links, new Map(questions));
  }
  return reports;
}

/** A run as TREC's tools read it: query, Q0, document, rank, score, tag. */
function runLines(answers: ReadonlyMap<string, Asked>): string {
  const lines = [...answers].flatMap(([id, { ranking }]) =>
    ranking.map(({ document, score }, at) => `${id} Q0 ${document} ${at + 1} ${score} seventh`),
  );
  return lines.map((line) => `${line}\n`).join('');
}
