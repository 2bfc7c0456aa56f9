import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { addConfigCommand } from './cli/config.command.js';
import { CommandFailure, EXIT_CODES } from './cli/command-failure.js';
import { addImportCommand } from './cli/import.command.js';
import { addMigrateCommand } from './cli/migrate.command.js';
import { addPartnerCommand } from './cli/partner.command.js';
import { addRelatedCommand } from './cli/related.command.js';
import { addStartCommand } from './cli/start.command.js';
import { addTokenCommand } from './cli/token.command.js';
import { addUserCommand } from './cli/user.command.js';
import { ConfigError } from './config/config.js';
import { DatabaseStartError } from './database/database-start-error.js';
import { DomainError } from './rules/domain-error.js';

const program = new Command('seventh-cms')
  .description('Seventh, a headless CMS for clinics that publish articles.')
  .addHelpText(
    'after',
    `
Commands work while the service runs and while it does not. They read the same environment variables as the service:
see "seventh-cms config".

Exit codes: ${EXIT_CODES.ok} done, ${EXIT_CODES.failed} failed, ${EXIT_CODES.usage} bad usage or environment, ${EXIT_CODES.partly} partly done.`,
  )
  .showHelpAfterError('(--help says more)')
  .exitOverride();

// Each command is a file in `cli/`; subcommands inherit what is set above.
for (const add of [
  addStartCommand,
  addMigrateCommand,
  addImportCommand,
  addRelatedCommand,
  addPartnerCommand,
  addUserCommand,
  addTokenCommand,
  addConfigCommand,
]) {
  add(program);
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Commander has printed its own complaints; ours are printed here, and what we did not foresee with its stack. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.ok : EXIT_CODES.usage;
  const isForCaller = error instanceof DatabaseStartError || error instanceof DomainError;
  if (error instanceof ConfigError || error instanceof CommandFailure || isForCaller) {
    console.error(error.message);
  } else {
    console.error(error);
  }
  if (error instanceof ConfigError) return EXIT_CODES.usage;
  return error instanceof CommandFailure ? error.exitCode : EXIT_CODES.failed;
}
