import { createHash } from 'node:crypto';
import { browserScript, embedStyle } from '../../partners/embed-loader.js';
import { attributes } from '../../rules/body/html/html-syntax.js';
import { themeCss, type EmbedTheme } from './embed-theme.js';

/** A page to be framed. */
export interface EmbedPage {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** What the page says of its article, as `pageHead` writes it: title, canonical address, data for machines. */
  readonly head: string;
  readonly theme: EmbedTheme;
  readonly html: string;
}

/** A page with what its Content-Security-Policy must let through. */
export interface WrittenPage {
  readonly html: string;
  /** Hashes of its styles and of its script, as policies write them. */
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}

let fixed: { style: string; styleHash: string; script: string; scriptHash: string } | undefined;

/** The parts that are the same in every page, hashed once. */
function fixedParts() {
  if (fixed) return fixed;
  const style = embedStyle();
  const script = browserScript('frame');
  fixed = { style, styleHash: hashOf(style), script, scriptHash: hashOf(script) };
  return fixed;
}

/** A whole page, its style and its script within it: nothing else is loaded but pictures. */
export function embedPage(page: EmbedPage): WrittenPage {
  const { style, styleHash, script, scriptHash } = fixedParts();
  const { language, direction, head, theme, html } = page;
  const themed = themeCss(theme);
  const scheme = theme.scheme === 'auto' ? null : theme.scheme;
  const text =
    `<!doctype html>\n<html${attributes({ lang: language, dir: direction })}><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1">` +
    `<meta name="color-scheme" content="${scheme ?? 'light dark'}">\n${head}\n` +
    `<style>${style}</style>${themed && `<style>${themed}</style>`}</head>` +
    `<body${attributes({ class: 'seventh seventh-page', 'data-theme': scheme })}><main>${inNewWindows(html)}</main><script>${script}</script></body></html>\n`;
  return {
    html: text,
    styles: [styleHash, ...(themed ? [hashOf(themed)] : [])],
    scripts: [scriptHash],
  };
}

/** A frame shows the article and nothing else: links leave it, but for those to its own places. */
function inNewWindows(html: string): string {
  return html.replace(/<a (?=[^>]*href="(?!#))/g, '<a target="_blank" ');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
