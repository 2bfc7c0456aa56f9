import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startContestant, type Contestant } from './contestants/contestant.js';
import { recorderPlan, recordScenarios } from './contestants/recorder.js';
import type { Recording } from './contestants/recording.js';
import type { Corpus } from './corpus.js';
import type { Run } from './measure-all.js';
import { cursorAt, LOAD_NAMES, makeScenario, type Scenario } from './scenarios.js';
import { beginningOf, type StatementCount } from './statement-log.js';
import { ask } from './verify.js';
import { createWritersToken } from './writers-token.js';

/** What is sent to everybody. */
export interface Traffic {
  readonly scenarios: readonly Scenario[];
  /** What a mutation asks of PostgreSQL, by its recording; undefined where there is none. */
  readonly statementsOfMutation: StatementCount | undefined;
}

export interface TrafficOptions extends Run {
  readonly corpus: Corpus;
  readonly scratchDir: string;
  readonly requestsFile: string;
  readonly recordingsFile: string;
}

/** Puts the scenarios together with the service's help, records what has to be, and writes both down for the bare servers. */
export async function prepareTraffic(options: TrafficOptions): Promise<Traffic> {
  const { plans, cpus, signal, database } = options;
  const log = {
    file: join(options.scratchDir, 'statements.jsonl'),
    deliveryLogin: decodeURIComponent(new URL(database.deliveryUrl).username),
  };
  const service = await startContestant(recorderPlan(plans.helper, log.file), cpus?.server, signal);
  let scenarios: Scenario[];
  let recordings: Recording[];
  try {
    scenarios = await makeScenarios(options, service);
    recordings = await recordScenarios(service, scenarios, log, signal);
  } finally {
    await service.stop();
  }
  const requests = scenarios.flatMap((scenario) => scenario.requests.map((each) => JSON.stringify(each)));
  await writeFile(options.requestsFile, linesOf([...new Set(requests)]));
  await writeFile(options.recordingsFile, linesOf(recordings.map((each) => JSON.stringify(each))));
  const mutation = recordings.find(({ login }) => login === 'owner');
  return {
    scenarios,
    statementsOfMutation: mutation && {
      perRequest: mutation.statements.length,
      begin: mutation.statements.map(({ text }) => beginningOf(text)),
    },
  };
}

async function makeScenarios({ options, corpus }: TrafficOptions, service: Contestant): Promise<Scenario[]> {
  const facts = {
    cursorBefore: (row: number) => cursorAt(row, (request) => ask(service, request)),
    writersToken: () => createWritersToken(service),
  };
  const scenarios: Scenario[] = [];
  for (const name of LOAD_NAMES) {
    if (options.scenarios.includes(name)) scenarios.push(await makeScenario(name, corpus, facts));
  }
  return scenarios;
}

function linesOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
