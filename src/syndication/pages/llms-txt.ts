import type { DeliverySite } from '../../delivery/site/delivery-site.js';
import { groupBy } from '../../graphql/batches.js';
import { escapeMarkdown } from '../../rules/body/markdown/markdown-syntax.js';
import { summaryFrom } from '../../rules/summary.js';
import type { LlmsRow } from './llms.repository.js';
import { machineAddresses } from './page-addresses.js';

/** As many articles are listed: a list for a model's context, not an archive. */
export const MOST_LISTED = 1000;
/** Longest note behind a link, in characters. */
const LONGEST_NOTE = 200;

/** A guide to the site for language models, as llmstxt.org describes it. */
export function llmsTxt(rows: readonly LlmsRow[], locale: string, site: DeliverySite): string {
  const { name, url, serviceUrl, locales } = site.settings;
  const inLocale = locale === site.defaultLocale ? '' : `?locale=${locale}`;
  const others = locales
    .map((each) => each.locale)
    .filter((each) => each !== locale)
    .map((each) => `- [${each}](${serviceUrl}/llms.txt?locale=${each}): the same guide in this language`);
  const sections = [...groupBy(rows, (row) => row.topic ?? '')].map(
    ([topic, articles]) =>
      `## ${text(topic || 'Other articles')}\n\n${articles.map((row) => entry(row, site)).join('\n')}`,
  );
  return `${[
    `# ${text(name)}`,
    `> Articles about health published by ${text(name)} at ${url}. ${site.textIn(site.settings.medicalNotices, locale) ?? ''}`.trim(),
    `This guide lists the newest articles in the language ${locale}, ${MOST_LISTED} at most, each under its first topic; all of them stand in the sitemap. Each link leads to an article in Markdown with its authors, its canonical address and the medical notice. Whoever quotes one names its source and keeps the notice. Articles are corrected and withdrawn: ask for them again rather than keep them.`,
    ...sections,
    `## Optional\n\n${[
      `- [Sitemap](${serviceUrl}/sitemap.xml): the addresses of all articles in all languages`,
      `- [Feed](${serviceUrl}/feeds/articles.json${inLocale}): the newest articles as JSON Feed`,
      ...others,
    ].join('\n')}`,
  ].join('\n\n')}\n`;
}

function entry(row: LlmsRow, site: DeliverySite): string {
  const note = text(summaryFrom(row.summary, LONGEST_NOTE));
  return `- [${text(row.title)}](${machineAddresses(row, site).markdown})${note && `: ${note}`}`;
}

/** On one line, with nothing in it that Markdown would take for markup. */
function text(words: string): string {
  return escapeMarkdown(words.replace(/\s+/gu, ' ').trim());
}
