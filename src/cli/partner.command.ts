import { InvalidArgumentError, Option, type Command } from 'commander';
import type { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { CreatePartnerCommand } from '../editorial/partners/create-partner.command.js';
import { PartnerSnippets } from '../editorial/partners/partner-snippets.js';
import type { PartnerEntity } from '../editorial/partners/partner.entity.js';
import type { PartnerDisplay } from '../editorial/partners/partner.input.js';
import { findPartners, listPartners } from '../editorial/partners/partner.repository.js';
import { UpdatePartnerCommand } from '../editorial/partners/update-partner.command.js';
import { keepEmbedLoader } from '../partners/embed-loader.repository.js';
import { Gate } from '../publication/gate.js';
import { publicAddresses } from '../publication/prepared-publication.js';
import { snippetKinds, type SnippetKind } from '../rules/embed/embed-snippet.js';
import { systemViewer } from '../rules/permissions.js';
import { isUuid } from '../rules/uuid.js';
import { withDatabase } from './command-database.js';
import { CommandFailure } from './command-failure.js';

interface CreateOptions {
  readonly origin: readonly string[];
  readonly locale?: readonly string[];
  readonly display: PartnerDisplay;
  readonly attribution?: string;
}

interface SnippetOptions {
  readonly kind: SnippetKind;
  readonly locale?: string;
  readonly section?: string;
}

/** `seventh-cms partner create|list|suspend|activate|snippet`. */
export function addPartnerCommand(program: Command): void {
  const partner = program
    .command('partner')
    .description('sites that show articles: create, list, suspend, activate, snippet');

  partner
    .command('create <name>')
    .description('make a partner and print its public id, alone, so that a script can catch it')
    .requiredOption('--origin <origin...>', 'whose pages may frame articles, like https://example.org')
    .option('--locale <locale...>', 'the locales it may show (default: all)')
    .addOption(
      new Option('--display <what>', 'whole articles or cards').choices(['FULL', 'CARD']).default('FULL'),
    )
    .option('--attribution <text>', 'shown beside the name of the site')
    .action(async (name: string, { origin, locale, display, attribution }: CreateOptions) => {
      const input = {
        name,
        origins: origin,
        locales: locale ?? null,
        display,
        attribution: attribution ?? null,
      };
      const { id } = await withDatabase(({ dataSource, config }) =>
        new CreatePartnerCommand(dataSource, gateOf(dataSource, config), config).run(input, systemViewer, {
          now: new Date(),
        }),
      );
      console.log(id);
    });

  partner
    .command('list')
    .description('all partners by name: public id, state, display, locales, origins, name')
    .action(async () => {
      const partners = await withDatabase(({ dataSource }) => listPartners(dataSource.manager));
      for (const { id, isActive, display, locales, origins, name } of partners) {
        const state = isActive ? 'active' : 'suspended';
        console.log([id, state, display, locales?.join(',') ?? 'all', origins.join(','), name].join('\t'));
      }
    });

  partner
    .command('suspend <publicId>')
    .description('let a partner show nothing any more, at once')
    .action((publicId: string) => setActive(publicId, false));

  partner
    .command('activate <publicId>')
    .description('let a suspended partner show articles again, at once')
    .action((publicId: string) => setActive(publicId, true));

  partner
    .command('snippet <publicId> <slug>')
    .description('print the text that its webmaster pastes to show a published article')
    .option(
      '--kind <kind>',
      `${snippetKinds.map((kind) => kind.toLowerCase()).join(', ')}: frame with script, frame alone, element, address of HTML`,
      readKind,
      'LOADER' as const,
    )
    .option('--locale <locale>', "the article's locale (default: the site's)")
    .option('--section <anchor>', 'only this section')
    .action(async (publicId: string, slug: string, { kind, locale, section }: SnippetOptions) => {
      const text = await withDatabase(async ({ dataSource, config }) => {
        const known = await partnerOf(dataSource, publicId);
        await keepEmbedLoader(dataSource);
        const of = { locale: locale ?? null, slug };
        const snippets = await new PartnerSnippets(dataSource, config).of(known, of, section);
        return snippets.find((each) => each.kind === kind)?.text;
      });
      if (text === undefined) throw new CommandFailure(`No published article has the slug ${slug} there.`);
      console.log(text);
    });
}

async function setActive(publicId: string, isActive: boolean): Promise<void> {
  const name = await withDatabase(async ({ dataSource, config }) => {
    const known = await partnerOf(dataSource, publicId);
    const command = new UpdatePartnerCommand(dataSource, gateOf(dataSource, config), config);
    await command.setActive({ id: known.id, expectedVersion: null, isActive }, systemViewer);
    return known.name;
  });
  console.log(`${isActive ? 'Activated' : 'Suspended'} ${name}.`);
}

function gateOf(dataSource: DataSource, { site }: Config): Gate {
  return new Gate(dataSource, publicAddresses(site));
}

async function partnerOf({ manager }: DataSource, publicId: string): Promise<PartnerEntity> {
  const [known] = isUuid(publicId) ? await findPartners(manager, [publicId]) : [];
  if (!known)
    throw new CommandFailure(`There is no partner ${publicId}. "seventh-cms partner list" shows all.`);
  return known;
}

function readKind(text: string): SnippetKind {
  const kind = snippetKinds.find((each) => each === text.toUpperCase());
  if (kind) return kind;
  throw new InvalidArgumentError(`Choose ${snippetKinds.join(', ').toLowerCase()}.`);
}
