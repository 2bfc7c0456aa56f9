import { escapeHtml } from '../body/html/html-syntax.js';
import { foldText } from './fold.js';

/** Words before and after the best passage's first word: about two lines. */
const SNIPPET_WORDS = 36;
/** Words shown before the first match, so that it does not stand alone. */
const LEAD_WORDS = 6;

const TOKEN = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

interface Token {
  readonly start: number;
  readonly end: number;
  /** 0: no match. */
  readonly weight: number;
}

/**
 * The passage of a text that says most of what was asked, as escaped HTML with <mark> around the matches; the beginning
 * where nothing matches. `weightOf` gives the weight of a folded word, 0 for one that was not asked for.
 */
export function snippetOf(text: string, locale: string, weightOf: (folded: string) => number): string {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const weight = weightOf(foldText(match[0], locale));
    tokens.push({ start: match.index, end: match.index + match[0].length, weight });
  }
  if (tokens.length === 0) return '';
  const first = bestStart(tokens, text);
  const passage = tokens.slice(first, first + SNIPPET_WORDS);
  const last = passage.at(-1)!;
  let html = first > 0 ? '… ' : '';
  let at = first > 0 ? passage[0]!.start : 0;
  for (const token of passage) {
    if (token.weight === 0) continue;
    html += `${escapeHtml(text.slice(at, token.start))}<mark>${escapeHtml(text.slice(token.start, token.end))}</mark>`;
    at = token.end;
  }
  const isWhole = first + SNIPPET_WORDS >= tokens.length;
  html += escapeHtml(text.slice(at, isWhole ? text.length : last.end));
  return (isWhole ? html : `${html} …`).replace(/\s+/gu, ' ').trim();
}

/** Where the window begins whose different matches weigh most, a few words of lead before its first match. */
function bestStart(tokens: readonly Token[], text: string): number {
  let best = 0;
  let bestWeight = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.weight === 0) continue;
    const seen = new Map<string, number>();
    for (const it of tokens.slice(index, index + SNIPPET_WORDS - LEAD_WORDS)) {
      if (it.weight > 0) seen.set(text.slice(it.start, it.end).toLowerCase(), it.weight);
    }
    const weight = [...seen.values()].reduce((sum, it) => sum + it, 0);
    if (weight > bestWeight) {
      bestWeight = weight;
      best = index;
    }
  }
  return bestWeight === 0 ? 0 : Math.max(0, best - LEAD_WORDS);
}
