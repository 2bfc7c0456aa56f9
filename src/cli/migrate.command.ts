import type { Command } from 'commander';
import { migrations } from '../../migrations/index.js';
import { migrate, migrationStates, revertMigration } from '../database/migrate.js';
import { withOwner } from './command-database.js';
import { progress } from './progress.js';

/** `seventh-cms migrate`. */
export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to the schema of this build; the service does so itself when it starts')
    .option('--status', 'only list the migrations, and whether each is applied')
    .option('--revert', 'take the newest migration back, with all that it stored')
    .action(async (options: { status?: boolean; revert?: boolean }, command: Command) => {
      if (options.status && options.revert) command.error('error: --status and --revert exclude each other');
      await withOwner(async ({ ownerUrl }) => {
        const target = { ownerUrl, migrations, log: progress };
        if (options.status) {
          for (const { name, isApplied } of await migrationStates(target)) {
            console.log(`${isApplied ? 'applied' : 'missing'}  ${name}`);
          }
        } else if (options.revert) {
          const reverted = await revertMigration(target);
          console.log(reverted === undefined ? 'Nothing to revert.' : `Reverted ${reverted}.`);
        } else {
          const applied = await migrate(target);
          for (const name of applied) console.log(`applied  ${name}`);
          if (applied.length === 0) console.log('Nothing to apply.');
        }
      });
    });
}
