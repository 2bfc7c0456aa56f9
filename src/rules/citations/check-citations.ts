import { cleanLine, shown } from '../body/clean-text.js';
import { webAddressFault } from '../body/safe-link.js';
import type { Fault } from '../domain-error.js';
import { CITATION_KEY, citationLimits, type Citation } from './citation.js';
import { doiAdvice, doiFrom } from './doi.js';
import { pmidAdvice, pmidFrom } from './pmid.js';

/** A citation as an editor sends it. */
export interface CitationDraft {
  readonly key: string;
  readonly text: string;
  readonly url?: string | null;
  readonly doi?: string | null;
  readonly pmid?: string | null;
  readonly accessedOn?: string | null;
}

/** The checked list, or everything that is wrong with it: never both. */
export type CitationsResult =
  | { readonly citations: readonly Citation[]; readonly faults?: never }
  | { readonly citations?: never; readonly faults: readonly [Fault, ...Fault[]] };

/**
 * Checks a list of citations and brings DOIs and PMIDs into their normal form. Each has a text, for it is what readers see
 * on paper. `today` (2026-11-20, where the day is farthest ahead) bounds the days of access.
 *
 * @param path where the list stands; faults extend it: `[...path, '2', 'doi']`
 */
export function checkCitations(
  drafts: readonly CitationDraft[],
  path: readonly string[],
  today: string,
): CitationsResult {
  const most = citationLimits.citations;
  if (drafts.length > most) {
    const message = `Here are ${drafts.length} citations; at most ${most} are allowed.`;
    return { faults: [{ code: 'TOO_LONG', message, field: path }] };
  }
  const taken = new Set<string>();
  const faults: Fault[] = [];
  const citations = drafts.map((draft, index) => {
    const at = [...path, String(index)];
    const fault = (code: Fault['code'], field: string, message: string) =>
      faults.push({ code, message, field: [...at, field] });
    checkKey(draft.key, taken, fault);
    return { key: draft.key, ...readWork(draft, today, fault) };
  });
  const [first, ...others] = faults;
  return first ? { faults: [first, ...others] } : { citations };
}

type Report = (code: Fault['code'], field: string, message: string) => void;

function checkKey(key: string, taken: Set<string>, fault: Report): void {
  if (!CITATION_KEY.test(key)) {
    fault(
      'INVALID',
      'key',
      `The key ${shown(key)} is not accepted. A key has 1 to 64 letters, digits and . _ : - and begins with a letter or digit.`,
    );
  } else if (taken.has(key)) {
    fault('TAKEN', 'key', `Two citations have the key ${shown(key)}. Give each one of its own.`);
  }
  taken.add(key);
}

function readWork(draft: CitationDraft, today: string, fault: Report): Omit<Citation, 'key'> {
  const text = cleanLine(draft.text);
  if (text === '')
    fault('REQUIRED', 'text', 'A citation needs its text: author, title, where and when it appeared.');
  if (text.length > citationLimits.text) {
    fault(
      'TOO_LONG',
      'text',
      `The text has ${text.length} characters; at most ${citationLimits.text} are allowed.`,
    );
  }
  const accessedOn = draft.accessedOn ?? null;
  if (accessedOn !== null && accessedOn > today) {
    fault('INVALID', 'accessedOn', `${accessedOn} lies in the future. Give the day the page was looked at.`);
  }
  return { text, url: readUrl(draft.url, fault), ...readIdentifiers(draft, fault), accessedOn };
}

function readUrl(given: string | null | undefined, fault: Report): string | null {
  const url = given?.trim() || null;
  if (url === null) return null;
  const most = citationLimits.address;
  if (url.length > most) {
    fault('TOO_LONG', 'url', `The address has ${url.length} characters; at most ${most} are allowed.`);
    return null;
  }
  const problem = webAddressFault(url);
  if (problem !== null) fault('UNSAFE_LINK', 'url', `The link ${shown(url)} is not accepted. ${problem}`);
  return url;
}

function readIdentifiers(draft: CitationDraft, fault: Report): { doi: string | null; pmid: string | null } {
  const written = { doi: draft.doi?.trim() || null, pmid: draft.pmid?.trim() || null };
  const doi = written.doi === null ? null : doiFrom(written.doi);
  const pmid = written.pmid === null ? null : pmidFrom(written.pmid);
  if (written.doi !== null && doi === null)
    fault('INVALID', 'doi', `${shown(written.doi)} is no DOI. ${doiAdvice}`);
  if (written.pmid !== null && pmid === null) {
    fault('INVALID', 'pmid', `${shown(written.pmid)} is no PMID. ${pmidAdvice(written.pmid)}`);
  }
  return { doi, pmid };
}
