import { escapeHtml } from '../../rules/body/html/html-syntax.js';
import { START, STOP } from './search.repository.js';

/** A passage as safe HTML: everything escaped, then <mark> around the matches. */
export function snippetOf(passage: string): string {
  return escapeHtml(passage).replaceAll(START, '<mark>').replaceAll(STOP, '</mark>');
}
