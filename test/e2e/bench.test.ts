import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkBody } from '../../src/rules/body/check/check-body.js';
import type { BenchReport } from '../bench/report.js';
import { createCorpus } from '../bench/corpus.js';
import { SCENARIO_NAMES } from '../bench/scenarios.js';

const root = join(import.meta.dirname, '../..');

function bench(...args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(
    process.execPath,
    ['--import', join(root, 'test/support/typescript.mjs'), join(root, 'test/bench/run.ts'), ...args],
    { encoding: 'utf8', cwd: root, timeout: 90_000 },
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
    writeFileSync(budget, JSON.stringify({ first: { ofBareHttp: 100 } }));
    const small =
      '--articles 40 --terms --from-sources --no-pin --seconds 0.1 --warmup 0.1 --rounds 1 --connections 4';
    run = bench(...small.split(' '), '--json', json, '--budget', budget);
    if (run.error) throw run.error;
    if (!existsSync(json)) throw new Error(run.stderr);
    report = JSON.parse(readFileSync(json, 'utf8'));
  }, 100_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('finds that the gate writes what the generator wrote', () => {
    expect(run.stderr).toContain('The gate writes what the generator wrote.');
  });

  it('finds that every contestant gives the same answers in every scenario, and measures it', () => {
    expect(report.scenarios.map(({ name }) => name)).toEqual([...SCENARIO_NAMES]);
    for (const { compared, contestants } of report.scenarios) {
      expect(compared).toBeGreaterThan(0);
      expect(contestants.map(({ name }) => name)).toEqual([
        'bare http',
        'bare pg',
        'seventh',
        'seventh cached',
      ]);
      for (const { rate } of contestants) expect(rate.median).toBeGreaterThan(0);
    }
  });

  it('counts the statements a request costs: none, one, and no more than the service may', () => {
    const most: Readonly<Record<string, number>> = {
      page: 5,
      'page-warm': 5,
      'page-zipf': 5,
      list: 3,
      first: 3,
      deep: 3,
    };
    for (const { name, contestants } of report.scenarios) {
      const [http, pg, seventh, cached] = contestants.map(({ statements }) => statements.perRequest);
      expect([http, pg]).toEqual([0, 1]);
      // Asked for before, so that nothing is asked of the database.
      expect(cached).toBeLessThanOrEqual(name === 'page-warm' ? 0 : most[name]!);
      expect(seventh).toBeLessThanOrEqual(most[name]!);
    }
  });

  it('fails a budget that does not hold, with the plans of the statements', () => {
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('first: ofBareHttp is');
    expect(run.stderr).toMatch(/Query Text: -- delivery\.articles\.page/);
    expect(run.stderr).toMatch(/Buffers: shared hit/);
  });

  it('says what a command line or a budget should have been', () => {
    const unknown = bench('--scenario', 'page,search');
    expect(unknown.stderr).toContain('--scenario has "search": expected some of page');
    expect(unknown.status).toBe(2);
    writeFileSync(join(folder, 'odd.json'), '{"page": {"ofBarePg": "fast"}}');
    const odd = bench('--budget', join(folder, 'odd.json'));
    expect(odd.stderr).toContain('The budget of page has "ofBarePg": "fast": expected numbers above 0');
    expect(odd.status).toBe(1);
  });
});
