import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { EmbedLoaderAddress } from '../rules/embed/embed-snippet.js';

/** A script that browsers get, with what tells its bytes apart. */
export interface ServedScript {
  readonly text: string;
  /** SHA-256 of its bytes, hex, the first half: names it in its address. */
  readonly hash: string;
  /** As the `integrity` of a script element wants it. */
  readonly integrity: string;
}

const BROWSER = new URL('../syndication/embed/browser/', import.meta.url);

/** A script of `syndication/embed/browser` as it was compiled. */
export function browserScript(name: string): string {
  const compiled = new URL(`${name}.js`, BROWSER);
  if (existsSync(compiled)) return readFileSync(compiled, 'utf8').trim();
  return transpiled(new URL(`${name}.ts`, BROWSER));
}

/** What runs from sources, as tests and scripts do, has no build beside it. The compiler is there wherever sources are. */
function transpiled(source: URL): string {
  const { transpileModule, ScriptTarget, ModuleKind } = createRequire(import.meta.url)(
    'typescript',
  ) as typeof import('typescript');
  const compilerOptions = { target: ScriptTarget.ES2022, module: ModuleKind.None, removeComments: true };
  return transpileModule(readFileSync(source, 'utf8'), { compilerOptions }).outputText.trim();
}

let loader: ServedScript | undefined;

/** The loader of embeds with the style of what it puts into pages; the same bytes as long as the process lives. */
export function embedLoader(): ServedScript {
  if (loader) return loader;
  const style = JSON.stringify(embedStyle()).replaceAll('</', '<\\/');
  const text = `(()=>{"use strict";const STYLE=${style};\n${browserScript('embed')}\n})();\n`;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 32);
  const integrity = `sha384-${createHash('sha384').update(text).digest('base64')}`;
  loader = { text, hash, integrity };
  return loader;
}

/** The style of cards, articles and notices, framed or in a shadow root. */
export function embedStyle(): string {
  const css = readFileSync(new URL('embed.css', BROWSER), 'utf8');
  return css
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,>]) ?/g, '$1')
    .replaceAll(': ', ':')
    .trim();
}

/** Where the loader of this build is found for good. */
export function embedLoaderAddress(serviceUrl: string): EmbedLoaderAddress {
  const { hash, integrity } = embedLoader();
  return { url: `${serviceUrl}/embed/${hash}.js`, integrity };
}
