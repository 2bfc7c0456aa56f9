import type { CalloutTone } from '../body.js';
import { plainOfTokens } from './inline-from-markdown.js';
import type { MarkdownToken } from './parse-markdown.js';

const ALERT = /^\[!(NOTE|TIP|WARNING|CAUTION|IMPORTANT)\][ \t]*/i;

const tones: ReadonlyMap<string, CalloutTone> = new Map<string, CalloutTone>([
  ['note', 'note'],
  ['tip', 'tip'],
  ['warning', 'warning'],
  ['caution', 'warning'],
  ['important', 'important'],
]);

/** The tone that the first paragraph of a quote announces, as in GitHub's alerts; null for a plain quote. */
export function alertToneOf(raw: string): CalloutTone | null {
  return tones.get(ALERT.exec(raw)?.[1]?.toLowerCase() ?? '') ?? null;
}

/** Takes the sign and the title off the beginning of an alert's first paragraph; the rest is content. */
export function partedAlert(tokens: readonly MarkdownToken[]): {
  readonly title: string;
  readonly content: readonly MarkdownToken[];
} {
  const end = tokens.findIndex((token) => token.type === 'softbreak' || token.type === 'hardbreak');
  const heading = end < 0 ? tokens : tokens.slice(0, end);
  return { title: plainOfTokens(heading).replace(ALERT, ''), content: end < 0 ? [] : tokens.slice(end + 1) };
}
