import type { Command } from 'commander';
import { refreshNeighbourhoods } from '../publication/neighbourhood.js';
import { withDatabase } from './command-database.js';
import { progress } from './progress.js';

/** `seventh-cms related refresh`. */
export function addRelatedCommand(program: Command): void {
  program
    .command('related')
    .description('automatic related articles')
    .command('refresh')
    .description('count words anew and find every article its neighbours; minutes on ten thousand articles')
    .action(async () => {
      const locales = await withDatabase(({ dataSource }) =>
        refreshNeighbourhoods(dataSource, {
          always: true,
          onProgress: (locale, done, all) => progress(`${locale}: ${done} of ${all}`),
        }),
      );
      console.log(locales.length > 0 ? `Refreshed ${locales.join(', ')}.` : 'There are no articles yet.');
    });
}
