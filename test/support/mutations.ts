/** The same numbers for the same seed: mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Texts that have broken readers of texts before. */
const ODD: readonly string[] = [
  '',
  '\0',
  '\ud800',
  '\u202e',
  '🙂',
  "'; drop table reading; --",
  '%_\\',
  '{{7*7}}',
  '../../etc/passwd',
  '<script>',
  '1e400',
  '-0',
  'NaN',
  '9'.repeat(40),
  'x'.repeat(3000),
  'VG9waWM6MDAwMDAwMDAtMDAwMC03MDAwLTgwMDAtYzAwMDAwMDAwMDE',
  'WyJhIl0',
  '__proto__',
  'constructor',
];
const TOKENS = /[A-Za-z_]\w*|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|\.\.\.|\s+|./gsu;
const WORDS =
  '{ } ( ) [ ] : ! $ @ ... = | & # """ " , on fragment query mutation subscription null true false @skip(if:true) @include(if:$a) __typename __schema'.split(
    ' ',
  );

export type Random = () => number;

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!;
}

/** A document with one to four of its tokens lost, doubled, swapped, replaced by those of others or by nonsense. */
export function mutateDocument(document: string, others: readonly string[], random: Random): string {
  let tokens: string[] = document.match(TOKENS) ?? [];
  for (let change = Math.floor(random() * 4); change >= 0; change -= 1) {
    const at = Math.floor(random() * tokens.length);
    const foreign = (): string => pick(random, pick(random, others).match(TOKENS) ?? ['']);
    const next = [
      () => tokens.toSpliced(at, 1),
      () => tokens.toSpliced(at, 0, tokens[at] ?? ''),
      () => tokens.toSpliced(at, 1, pick(random, tokens)),
      () => tokens.toSpliced(at, 1, foreign()),
      () => tokens.toSpliced(at, 0, ` ${pick(random, WORDS)} `),
      () => tokens.toSpliced(at, 1, JSON.stringify(pick(random, ODD))),
      () => tokens.toSpliced(at, 1, pick(random, ODD)),
      () => tokens.toSpliced(at, 0, ...tokens.slice(at, at + Math.floor(random() * 30))),
      () => tokens.slice(0, at),
    ];
    tokens = pick(random, next)();
  }
  return tokens.join('');
}

/** Any JSON, mostly small; `depth` bounds it. */
export function oddValue(random: Random, depth = 3): unknown {
  const kind = Math.floor(random() * (depth > 0 ? 9 : 7));
  if (kind === 0) return null;
  if (kind === 1) return random() < 0.5;
  if (kind === 2) return Math.floor(random() * 300) - 100;
  if (kind === 3) return pick(random, [2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e308, 0.1, -1]);
  if (kind <= 6) return pick(random, ODD);
  const items = Array.from({ length: Math.floor(random() * 4) }, () => oddValue(random, depth - 1));
  return kind === 7 ? items : Object.fromEntries(items.map((item) => [pick(random, NAMES), item]));
}

const NAMES = ['locale', 'slugs', 'topic', 'publishedAfter', 'readableWithin', '__proto__', 'x', 'first'];
