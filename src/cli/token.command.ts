import { InvalidArgumentError, type Command } from 'commander';
import type { DataSource } from 'typeorm';
import { findTokensOf, type AccessTokenRow } from '../editorial/users/access-token.repository.js';
import { CreateAccessTokenCommand } from '../editorial/users/create-access-token.command.js';
import { RevokeAccessTokenCommand } from '../editorial/users/revoke-access-token.command.js';
import type { UserEntity } from '../editorial/users/user.entity.js';
import { findUserByEmail, findUsers } from '../editorial/users/user.repository.js';
import { fromGlobalIdOf, toGlobalId } from '../graphql/global-id.js';
import { roleMay, scopes as allScopes, systemViewer } from '../rules/permissions.js';
import { withDatabase } from './command-database.js';
import { CommandFailure } from './command-failure.js';

/** Of one login, revoked ones included. */
const MOST_LISTED = 1000;

interface CreateOptions {
  readonly name: string;
  readonly scopes?: readonly string[];
  readonly days?: number;
}

/** `seventh-cms token create|list|revoke`. */
export function addTokenCommand(program: Command): void {
  const token = program
    .command('token')
    .description('personal access tokens, for scripts: create, list, revoke');

  token
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
      const text = await withDatabase(async ({ dataSource }) => {
        const user = await userOf(dataSource, email);
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
      console.log(text);
    });

  token
    .command('list <email>')
    .description('tokens of a login, those that work first: id, name, scopes, made, last used, state')
    .action(async (email: string) => {
      const tokens = await withDatabase(async ({ dataSource }) => {
        const user = await userOf(dataSource, email);
        return findTokensOf(dataSource.manager, [user.id], MOST_LISTED);
      });
      const now = new Date();
      for (const each of tokens) {
        const { name, scopes, createdAt, lastUsedAt } = each;
        const used = lastUsedAt ? `used ${lastUsedAt.toISOString()}` : 'never used';
        const made = `made ${createdAt.toISOString()}`;
        const id = toGlobalId('AccessToken', each.id);
        console.log([id, name, scopes.join(','), made, used, stateOf(each, now)].join('\t'));
      }
    });

  token
    .command('revoke <id>')
    .description('make a token useless at once, by its id as "token list" prints it; anybody’s')
    .action(async (id: string) => {
      const tokenId = readId(id);
      await withDatabase(({ dataSource }) =>
        new RevokeAccessTokenCommand(dataSource).run(tokenId, systemViewer),
      );
      console.log(`Revoked ${id}.`);
    });
}

async function userOf({ manager }: DataSource, email: string): Promise<UserEntity> {
  const known = await findUserByEmail(manager, email);
  const [user] = known ? await findUsers(manager, [known.id]) : [];
  if (!user) throw new CommandFailure(`There is no login ${email}. "seventh-cms user list" shows all.`);
  return user;
}

function stateOf({ revokedAt, expiresAt }: AccessTokenRow, now: Date): string {
  if (revokedAt) return `revoked ${revokedAt.toISOString()}`;
  if (!expiresAt) return 'works until it is revoked';
  return `${expiresAt > now ? 'works until' : 'ended'} ${expiresAt.toISOString()}`;
}

function readId(text: string): string {
  try {
    return fromGlobalIdOf('AccessToken', text, 'id');
  } catch {
    throw new CommandFailure(`${text} is no id of a token. "seventh-cms token list <email>" prints them.`);
  }
}

function readDays(text: string): number {
  const days = Number(text);
  if (Number.isSafeInteger(days) && days >= 1 && days <= 3650) return days;
  throw new InvalidArgumentError('Give a whole number from 1 to 3650.');
}
