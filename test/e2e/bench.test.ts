import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkBody } from '../../src/rules/body/check/check-body.js';
import type { BenchReport } from '../bench/report.js';
import { createCorpus } from '../bench/corpus.js';
import { LOAD_NAMES } from '../bench/scenarios.js';

const root = join(import.meta.dirname, '../..');

function bench(...args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(
    process.execPath,
    ['--import', join(root, 'test/support/typescript.mjs'), join(root, 'test/bench/run.ts'), ...args],
    { encoding: 'utf8', cwd: root, timeout: 280_000 },
  );
}

describe('the corpus of the bench', () => {
  it('is the same, article by article, however it is gone through', () => {
    const [one, other] = [createCorpus(50), createCorpus(50)];
    other.article(3);
    expect(other.article(17)).toEqual(one.article(17));
    expect(one.article(17).revision.slug).toBe(one.slug(17));
    expect(createCorpus(50, 'another seed').article(17)).not.toEqual(one.article(17));
  });

  it('holds bodies that editors could have sent', () => {
    const { body } = createCorpus(40).article(4).revision;
    expect(checkBody(body, ['body'])).toEqual({ body });
  });

  it('is refused when it is too small for its lists', () => {
    expect(() => createCorpus(39)).toThrow('expected a whole number from 40');
  });
});

describe('npm run bench', () => {
  let folder: string;
  let run: SpawnSyncReturns<string>;
  let report: BenchReport;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'seventh-bench-test-'));
    const [json, budget] = [join(folder, 'report.json'), join(folder, 'budget.json')];
    // Nothing is a hundred times as fast as a server that only copies bytes.
    writeFileSync(budget, JSON.stringify({ first: { ofBareHttp: 100 }, start: { seconds: 0.01 } }));
    const small =
      '--articles 40 --neighbours --from-sources --no-pin --seconds 0.1 --warmup 0.1 --rounds 1 --connections 4';
    run = bench(...small.split(' '), '--json', json, '--budget', budget);
    if (run.error) throw run.error;
    if (!existsSync(json)) throw new Error(run.stderr);
    report = JSON.parse(readFileSync(json, 'utf8'));
  }, 300_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('finds that the gate writes what the generator wrote', () => {
    expect(run.stderr).toContain('The gate writes what the generator wrote.');
  });

  it('finds that every contestant gives the same answers in every scenario, and measures it', () => {
    expect(report.scenarios.map(({ name }) => name)).toEqual([...LOAD_NAMES]);
    for (const { name, compared, contestants } of report.scenarios) {
      expect(compared).toBeGreaterThan(0);
      expect(contestants.map((each) => each.name)).toEqual(
        // Nobody can have the answer to a mutation in memory.
        name === 'create' ? ['bare pg', 'seventh'] : ['bare http', 'bare pg', 'seventh', 'seventh cached'],
      );
      for (const { rate, ofBarePg } of contestants) {
        expect(rate.median).toBeGreaterThan(0);
        expect(ofBarePg!.median).toBeGreaterThan(0);
      }
    }
  });

  it('counts the statements a request costs: no more than the service may, none for what is kept', () => {
    const most: Readonly<Record<string, number>> = { page: 5, list: 3, first: 3, deep: 3, search: 2 };
    for (const { name, contestants } of report.scenarios.filter((each) => each.name !== 'create')) {
      const [http, pg, seventh, cached] = contestants.map(({ statements }) => statements.perRequest);
      expect([http, pg]).toEqual([0, name === 'search' ? 2 : 1]);
      expect(seventh).toBeLessThanOrEqual(most[name.split('-')[0]!]!);
      // Pages begin with an empty cache where they are not said to be warm; all the rest was asked for before.
      // On a busy machine a poll may come late, and some answers with it.
      const isCold = name === 'page' || name === 'page-zipf';
      expect(cached! > (isCold ? 0 : 0.5)).toBe(isCold);
    }
  });

  it('runs the statements of the service for a mutation, and takes back what was written', () => {
    const { contestants } = report.scenarios.find(({ name }) => name === 'create')!;
    for (const { statements } of contestants) {
      expect(statements.begin.join('\n')).toMatch(
        /start transaction[^]*editorial\.revision\.insert[^]*commit/i,
      );
    }
    expect(run.stderr).not.toContain('articles are left');
  });

  it('tells how long the service takes until its first answer, and what memory each process has', () => {
    expect(report.starts.map(({ name }) => name)).toEqual(['seventh cached']);
    expect(report.starts[0]!.seconds.median).toBeGreaterThan(0);
    expect(Object.keys(report.residentMb)).toEqual(['bare http', 'bare pg', 'seventh', 'seventh cached']);
  });

  it('fails a budget that does not hold, with the plans of the statements', () => {
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('first: ofBareHttp is');
    expect(run.stderr).toContain('start: seconds is');
    expect(run.stderr).toMatch(/Query Text: -- delivery\.articles\.page/);
    expect(run.stderr).toMatch(/Buffers: shared hit/);
  });

  it('says what a command line or a budget should have been', () => {
    const unknown = bench('--scenario', 'page,pages');
    expect(unknown.stderr).toContain('--scenario has "pages": expected some of page');
    expect(unknown.status).toBe(2);
    const crowded = bench('--processes', '1,5');
    expect(crowded.stderr).toContain('--processes is "5": expected a whole number from 1 to 4');
    const missing = bench('--postgraphile', folder);
    expect(missing.stderr).toContain('expected a folder in which "npm i postgraphile@5 graphql@16" was run');
    writeFileSync(join(folder, 'odd.json'), '{"page": {"ofBarePg": "fast"}}');
    const odd = bench('--budget', join(folder, 'odd.json'));
    expect(odd.stderr).toContain('The budget of page has "ofBarePg": "fast": expected numbers above 0');
    expect(odd.status).toBe(1);
  });
});
