import type { QueryParameters } from '../answers/query-parameters.js';
import { Refusal } from '../answers/refusal.js';
import { readableAccent } from './accent.js';

/** What a partner may say about looks: a closed set, so that nothing of it can hide what must be seen. */
export interface EmbedTheme {
  /** `auto`: as the reader's device is set. */
  readonly scheme: 'auto' | 'light' | 'dark';
  /** Red, green and blue, 0 to 255; null for the usual colour. */
  readonly accent: readonly [number, number, number] | null;
  readonly font: 'system' | 'serif';
  /** Of corners, in CSS pixels; null for the usual one. */
  readonly radius: number | null;
}

const MOST_RADIUS = 24;

/** Reads `theme`, `accent`, `font` and `radius`. Throws a `Refusal` that names the one at fault. */
export function readTheme(parameters: QueryParameters): EmbedTheme {
  return {
    scheme: oneOf(parameters, 'theme', ['auto', 'light', 'dark']),
    accent: readAccent(parameters.one('accent')),
    font: oneOf(parameters, 'font', ['system', 'serif']),
    radius: parameters.wholeNumber('radius', { min: 0, max: MOST_RADIUS }),
  };
}

/** Declarations of the theme's custom properties; empty where everything is as usual. */
export function themeCss({ accent, font, radius }: EmbedTheme): string {
  const light = [
    ...(accent ? [`--accent:${readableAccent(accent, 'light')}`] : []),
    ...(font === 'serif'
      ? ["--font:Charter,'Bitstream Charter','Iowan Old Style',Georgia,'Times New Roman',serif"]
      : []),
    ...(radius === null ? [] : [`--radius:${radius}px`]),
  ];
  if (light.length === 0) return '';
  const base = `.seventh.seventh{${light.join(';')}}`;
  if (!accent) return base;
  const dark = `{--accent:${readableAccent(accent, 'dark')}}`;
  return (
    base +
    `@media (prefers-color-scheme:dark){.seventh.seventh:not([data-theme=light])${dark}}` +
    `.seventh.seventh[data-theme=dark]${dark}`
  );
}

function readAccent(text: string | null): EmbedTheme['accent'] {
  if (text === null) return null;
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text)?.[1];
  if (hex === undefined)
    throw new Refusal(400, 'accent: send a colour as three or six hex digits, like 0a6b74.');
  const digits = hex.length === 3 ? Array.from(hex, (digit) => digit + digit) : hex.match(/../g)!;
  const [red, green, blue] = digits.map((pair) => Number.parseInt(pair, 16));
  return [red!, green!, blue!];
}

function oneOf<Word extends string>(
  parameters: QueryParameters,
  name: string,
  words: readonly [Word, ...Word[]],
): Word {
  const text = parameters.one(name);
  if (text === null) return words[0];
  const word = words.find((each) => each === text);
  if (word === undefined) throw new Refusal(400, `${name}: send ${words.join(', ')}.`);
  return word;
}
