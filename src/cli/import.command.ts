import { InvalidArgumentError, type Command } from 'commander';
import type { DataSource } from 'typeorm';
import { readConfig, type Config } from '../config/config.js';
import { refreshNeighbourhoods } from '../publication/neighbourhood-refresh.js';
import { DomainError } from '../rules/domain-error.js';
import { canonicalLocale, notALocale } from '../rules/locale.js';
import { createEditor, type Editor } from '../transfer/editor.js';
import { importPage, type PageImport } from '../transfer/pages/import-page.js';
import { DEFAULT_MAX_BYTES, readPageFile } from '../transfer/pages/page-file.js';
import { PageError } from '../transfer/pages/page-error.js';
import type { Page } from '../transfer/pages/page.js';
import { printReceipt } from '../transfer/pages/receipt.js';
import { withDatabase } from './command-database.js';
import { CommandFailure, EXIT_CODES } from './command-failure.js';
import { progress } from './progress.js';
import { parseUrl } from '../rules/parse-url.js';

interface Options {
  readonly locale?: string;
  readonly publish?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly maxBytes: number;
  readonly callToActionUrl?: string;
}

/** `seventh-cms import pages FILE...`. */
export function addImportCommand(program: Command): void {
  const command = program.command('import').description('bring articles in from elsewhere');
  command
    .command('pages <file...>')
    .description('make articles of page texts as saved from a WordPress site; prints a receipt for each')
    .option('--publish', 'publish what is not visible yet')
    .option('--dry-run', 'only print the receipts; touches no database')
    .option('--json', 'print the receipts as JSON, one object a line')
    .option('--locale <locale>', 'the language of the pages (default: DEFAULT_LOCALE)', readLocale)
    .option('--call-to-action-url <url>', 'where calls to action lead (default: SITE_URL)', readUrl)
    .option('--max-bytes <n>', 'refuse larger files', readBytes, DEFAULT_MAX_BYTES)
    .addHelpText(
      'after',
      `
The same page again changes nothing; a changed page becomes a new revision; an article that editors have worked on since
is left alone. A file that is no article is reported and the others still go in.
Exit codes: ${EXIT_CODES.ok} all went in, ${EXIT_CODES.partly} some did, ${EXIT_CODES.failed} none did.`,
    )
    .action(async (files: string[], options: Options) => {
      const failures = options.dryRun
        ? await readAll(files, options, readConfig(process.env), null)
        : await withDatabase(async ({ config, dataSource }) => {
            const editor = createEditor(dataSource, config);
            const failed = await readAll(files, options, config, { dataSource, editor });
            if (options.publish) await refreshNeighbourhoods(dataSource);
            return failed;
          });
      if (failures === 0) return;
      const exitCode = failures < files.length ? EXIT_CODES.partly : EXIT_CODES.failed;
      throw new CommandFailure(`${failures} of ${files.length} files did not go in.`, exitCode);
    });
}

interface Target {
  readonly dataSource: DataSource;
  readonly editor: Editor;
}

/** Reads and imports file by file; returns how many failed. */
async function readAll(
  files: readonly string[],
  options: Options,
  config: Config,
  target: Target | null,
): Promise<number> {
  const locale = options.locale ?? config.site.defaultLocale;
  let failures = 0;
  for (const [index, file] of files.entries()) {
    if (files.length > 1) progress(`${index + 1} of ${files.length}: ${file}`);
    try {
      const page = await readPageFile(file, { locale, maxBytes: options.maxBytes });
      const result =
        target &&
        (await importPage(
          target.dataSource,
          target.editor,
          page,
          {
            locale,
            publish: options.publish === true,
            callToActionUrl: options.callToActionUrl ?? config.site.url,
          },
          new Date(),
        ));
      print(page, result, options, config);
    } catch (error) {
      if (!(error instanceof PageError || error instanceof DomainError)) throw error;
      failures += 1;
      console.error(error instanceof DomainError ? `${file}: ${error.message}` : error.message);
    }
  }
  return failures;
}

function print(page: Page, result: PageImport | null, options: Options, config: Config): void {
  if (options.json) {
    console.log(JSON.stringify({ ...page.receipt, import: result }));
    return;
  }
  process.stdout.write(printReceipt(page.receipt));
  if (page.callToAction && !options.callToActionUrl) {
    console.log(`  The call to action leads to ${config.site.url}: saved text holds no addresses.`);
  }
  if (result) {
    const state = result.isPublished ? 'published' : 'not published';
    console.log(`  article       ${result.outcome}, ${state}: ${result.slug}`);
  }
  console.log('');
}

function readLocale(text: string): string {
  const locale = canonicalLocale(text);
  if (locale === null) throw new InvalidArgumentError(notALocale(text));
  return locale;
}

function readUrl(text: string): string {
  if (/^https?:$/.test(parseUrl(text)?.protocol ?? '')) return text;
  throw new InvalidArgumentError('Give an absolute address with http or https.');
}

function readBytes(text: string): number {
  const bytes = Number(text);
  if (Number.isSafeInteger(bytes) && bytes > 0) return bytes;
  throw new InvalidArgumentError('Give a whole number of bytes.');
}
