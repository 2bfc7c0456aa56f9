import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { DataSource } from 'typeorm';
import {
  neighbourhoodStates,
  refreshNeighbourhoods,
  type NeighbourhoodState,
} from '../publication/neighbourhood-refresh.js';
import { withDatabase } from './command-database.js';
import { progress } from './progress.js';

const LOOK_EVERY_MS = 1000;

/** `seventh-cms related refresh` and `related status`. */
export function addRelatedCommand(program: Command): void {
  const related = program.command('related').description('automatic related articles');
  related
    .command('refresh')
    .description(
      'count words anew and find every article its neighbours; about ten seconds a thousand articles',
    )
    .action(async () => {
      const locales = await withDatabase(({ dataSource }) =>
        refreshNeighbourhoods(dataSource, {
          always: true,
          onProgress: (locale, done, all) => progress(`${locale}: ${done} of ${all}`),
        }),
      );
      console.log(locales.length > 0 ? `Refreshed ${locales.join(', ')}.` : 'There are no articles yet.');
    });
  related
    .command('status')
    .description('how far counted words and neighbours are behind the articles')
    .option('--wait', 'until a running service has brought them up to date')
    .action(async ({ wait }: { wait?: true }) => {
      const states = await withDatabase(({ dataSource }) =>
        (wait ? whenFresh : neighbourhoodStates)(dataSource),
      );
      for (const state of states) console.log(describe(state));
      if (states.length === 0) console.log('There are no articles yet.');
    });
}

/** Looks once a second; changes nothing. Ends by itself only while a service runs that does the work. */
async function whenFresh(dataSource: DataSource): Promise<NeighbourhoodState[]> {
  for (;;) {
    const states = await neighbourhoodStates(dataSource);
    if (!states.some(({ isStale }) => isStale)) return states;
    await sleep(LOOK_EVERY_MS);
  }
}

function describe({ locale, documents, counted, outdated, isStale }: NeighbourhoodState): string {
  return `${locale}: ${documents} articles, ${counted} counted, ${outdated} with old neighbours; ${isStale ? 'behind' : 'up to date'}`;
}
