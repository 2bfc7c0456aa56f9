import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { articleInput } from '../eval/article-input.js';
import type { CollectionReport } from '../eval/report.js';
import { misspell } from '../eval/typos.js';

const root = join(import.meta.dirname, '../..');

function evaluate(...args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(
    process.execPath,
    [
      '--import',
      join(root, 'test/support/typescript.mjs'),
      join(root, 'test/eval/run.ts'),
      '--from-sources',
      ...args,
    ],
    { encoding: 'utf8', cwd: root, timeout: 110_000 },
  );
}

const texts = {
  eyelid: 'An eyelid that does not close leaves the cornea dry. Drops by day protect the cornea.',
  cornea: 'A dry cornea hurts. Drops and a taped eyelid protect the cornea at night.',
  ointment: 'Ointment at night keeps the cornea moist when the eyelid stays open.',
  massage: 'Massage relaxes tight cheek muscles after a slow recovery of the nerve.',
  muscles: 'Tight muscles of the cheek ache. Gentle massage relaxes such muscles.',
  smile: 'A lopsided smile returns as the muscles of the cheek learn to move again.',
  taste: 'Food may taste of metal while the nerve that serves the tongue is swollen.',
  sound: 'Loud sounds hurt when the small muscle in the ear no longer dampens them.',
  virus: 'A virus that wakes up again can swell the nerve within its narrow canal.',
};

/** Stands for a scorer: counts lines, and the judged documents among the first four. */
const SCORER = `
import { readFileSync } from 'node:fs';
const rows = (file) => readFileSync(file, 'utf8').trim().split('\\n').map((line) => line.split(' '));
const [, , judgements, run] = process.argv;
const ranked = rows(run);
const found = rows(judgements).filter(([source, , target]) =>
  ranked.some(([from, , to, rank]) => from === source && to === target && Number(rank) <= 4));
console.log(run, JSON.stringify({ lines: ranked.length, found: found.length, ndcg10: found.length }));`;

describe('npm run eval', () => {
  let folder: string;
  let collection: string;
  let run: SpawnSyncReturns<string>;
  let report: { collections: CollectionReport[] };

  const small = (...args: readonly string[]) =>
    evaluate('--collection', collection, '--scorers', join(folder, 'scorers'), '--out', folder, ...args);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'seventh-eval-test-'));
    collection = join(folder, 'some/nerve');
    mkdirSync(collection, { recursive: true });
    mkdirSync(join(folder, 'scorers'));
    const documents = Object.entries(texts).map(([id, body]) => ({ id, title: id, body, tags: ['face'] }));
    const lines = [...documents, { id: 'blank', title: ' ', body: '' }].map((each) => JSON.stringify(each));
    writeFileSync(join(collection, 'docs.jsonl'), lines.join('\n'));
    writeFileSync(join(collection, 'queries.tsv'), '1\ta dry cornea\n2\ttight muscles\n');
    writeFileSync(join(collection, 'qrels.txt'), '1 0 cornea 2\n2 0 muscles 1\n');
    writeFileSync(join(collection, 'links.txt'), 'cornea 0 eyelid 1\nmassage 0 muscles 1\n');
    for (const name of ['search', 'related'])
      writeFileSync(join(folder, `scorers/${name}-score.mjs`), SCORER);
    run = small('--typos');
    if (run.status !== 0) throw new Error(run.stderr);
    report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('loads what has a word, asks as readers do and has the answers scored', () => {
    const [{ documents, skipped, tasks }] = report.collections as [CollectionReport];
    expect({ documents, skipped }).toEqual({ documents: 9, skipped: 1 });
    expect(tasks.map(({ task, asked }) => [task, asked])).toEqual([
      ['search', 2],
      ['search with typos', 2],
      ['related', 2],
    ]);
    expect(tasks[0]!.scores).toMatchObject({ found: 2 });
    expect(tasks[2]!.scores).toMatchObject({ found: 2 });
    expect(run.stdout).toContain('documents 9 (and 1 without a word)');
  });

  it('writes runs that scorers of TREC read', () => {
    const { runFile } = report.collections[0]!.tasks[0]!;
    expect(readFileSync(runFile, 'utf8')).toMatch(/^1 Q0 cornea 1 [\d.]+ seventh\n/);
  });

  it('leaves no database behind', () => {
    expect(readdirSync(join(folder, 'some-nerve')).filter((name) => name.startsWith('data'))).toEqual([]);
  });

  it('says what is missing before it begins', () => {
    const nowhere = evaluate('--collection', 'search/none', '--data', folder);
    expect(nowhere.stderr).toContain('The collection "search/none" is missing: expected docs.jsonl in');
    expect(nowhere.status).toBe(2);
    const unscored = evaluate('--collection', collection, '--scorers', collection);
    expect(unscored.stderr).toContain('expected search-score.mjs and related-score.mjs in');
    expect(unscored.status).toBe(2);
    const unloaded = small('--queries-only');
    expect(unloaded.stderr).toContain('holds nothing: run with --keep first.');
    expect(unloaded.status).toBe(2);
  }, 30_000);
});

describe('a document of a collection', () => {
  const none = new Map<string, string>();

  it('keeps every word of a title that is too long for one', () => {
    const words = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');
    const input = articleInput({ id: '1', title: words, body: 'Text.' }, none);
    expect(JSON.stringify(input).match(/word\d+/g)).toHaveLength(60);
    expect(input).toMatchObject({ title: words.slice(0, words.lastIndexOf(' ', 200)) });
  });

  it('is cut into paragraphs between sentences, and none is lost', () => {
    const body = Array.from({ length: 90 }, (_, at) => `Sentence ${at} ends.`).join(' ');
    const input = articleInput({ id: '1', title: 'Long', body }, none) as {
      body: { portableText: { children: { text: string }[] }[] };
    };
    const paragraphs = input.body.portableText.map(({ children }) => children[0]!.text);
    expect(paragraphs.length).toBeGreaterThan(1);
    expect(paragraphs.join(' ')).toBe(body);
  });
});

describe('a misspelt question', () => {
  it('has one edit in every word of five letters or more, the same every time', () => {
    const question = 'is facial paralysis permanent';
    const misspelt = misspell(question, 'seed');
    expect(misspell(question, 'seed')).toBe(misspelt);
    const [is, ...long] = misspelt.split(' ');
    expect(is).toBe('is');
    expect(long).toHaveLength(3);
    expect(long.every((word, at) => word !== question.split(' ')[at + 1])).toBe(true);
  });
});
