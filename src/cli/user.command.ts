import { Option, type Command } from 'commander';
import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { CreateUserCommand } from '../editorial/users/create-user.command.js';
import { PasswordHasher } from '../editorial/users/password.js';
import { SetPasswordCommand } from '../editorial/users/set-password.command.js';
import { listUsers } from '../editorial/users/user.repository.js';
import { roles, type Role } from '../rules/permissions.js';
import { withDatabase } from './command-database.js';

interface CreateOptions {
  readonly name: string;
  readonly role: Role;
  readonly passwordStdin?: boolean;
}

/** `seventh-cms user create|list|password`. */
export function addUserCommand(program: Command): void {
  const user = program.command('user').description('logins of editors: create, list, password');

  user
    .command('create <email>')
    .description('make a login; without --password-stdin its password is invented and printed')
    .requiredOption('--name <name>', 'the name colleagues see')
    .addOption(new Option('--role <role>', 'what the login may do').choices([...roles]).default('WRITER'))
    .option('--password-stdin', 'read the password from standard input')
    .action(async (email: string, options: CreateOptions) => {
      const { password, isInvented } = await readPassword(options.passwordStdin);
      await withDatabase(async ({ dataSource }) => {
        const { name, role } = options;
        await new CreateUserCommand(dataSource, new PasswordHasher()).run(
          { email, name, role, password },
          new Date(),
        );
      });
      console.log(`Created ${email} as ${options.role}.`);
      if (isInvented) console.log(`Password: ${password}`);
    });

  user
    .command('list')
    .description('all logins, oldest first: address, role, name')
    .action(async () => {
      const users = await withDatabase(({ dataSource }) => listUsers(dataSource.manager));
      for (const { email, role, name } of users) console.log(`${email}\t${role}\t${name}`);
    });

  user
    .command('password <email>')
    .description('give a login another password and sign it out everywhere')
    .option('--password-stdin', 'read the password from standard input instead of inventing one')
    .action(async (email: string, options: { passwordStdin?: boolean }) => {
      const { password, isInvented } = await readPassword(options.passwordStdin);
      await withDatabase(async ({ dataSource }) => {
        await new SetPasswordCommand(dataSource, new PasswordHasher()).run(email, password);
      });
      console.log(`Changed the password of ${email}.`);
      if (isInvented) console.log(`Password: ${password}`);
    });
}

/** Not an option of the command line: other users of the machine can read that. */
async function readPassword(isOnStdin = false): Promise<{ password: string; isInvented: boolean }> {
  if (!isOnStdin) return { password: randomBytes(15).toString('base64url'), isInvented: true };
  return { password: (await text(process.stdin)).replace(/\r?\n$/, ''), isInvented: false };
}
