import { InvalidArgumentError, type Command } from 'commander';
import { CreateAccessTokenCommand } from '../editorial/users/create-access-token.command.js';
import { findUserByEmail, findUsers } from '../editorial/users/user.repository.js';
import { roleMay, scopes as allScopes } from '../rules/permissions.js';
import { withDatabase } from './command-database.js';
import { CommandFailure } from './command-failure.js';

interface CreateOptions {
  readonly name: string;
  readonly scopes?: readonly string[];
  readonly days?: number;
}

/** `seventh-cms token create`. */
export function addTokenCommand(program: Command): void {
  program
    .command('token')
    .description('personal access tokens, for scripts')
    .command('create <email>')
    .description('make a token of a login and print it, this once and alone, so that a script can catch it')
    .option('--name <name>', 'by which the login recognises it', 'made on the command line')
    .option(
      '--scopes <list>',
      `commas between: ${allScopes.join(', ')} (default: all the role may)`,
      (text) => text.split(',').map((scope) => scope.trim()),
    )
    .option('--days <n>', 'works for so many days (default: until it is revoked)', readDays)
    .action(async (email: string, options: CreateOptions) => {
      const now = new Date();
      const token = await withDatabase(async ({ dataSource }) => {
        const known = await findUserByEmail(dataSource.manager, email);
        const [user] = known ? await findUsers(dataSource.manager, [known.id]) : [];
        if (!user) throw new CommandFailure(`There is no login ${email}. "seventh-cms user list" shows all.`);
        const scopes = options.scopes ?? allScopes.filter((scope) => roleMay(user.role, scope));
        const expiresAt =
          options.days === undefined ? null : new Date(now.getTime() + options.days * 86_400_000);
        const made = await new CreateAccessTokenCommand(dataSource).run(
          { name: options.name, scopes, expiresAt },
          { userId: user.id, role: user.role, scopes: null },
          now,
        );
        return made.token;
      });
      console.log(token);
    });
}

function readDays(text: string): number {
  const days = Number(text);
  if (Number.isSafeInteger(days) && days >= 1 && days <= 3650) return days;
  throw new InvalidArgumentError('Give a whole number from 1 to 3650.');
}
