/** A source of numbers in [0, 1) that gives the same ones for the same seed: sfc32, 128 bits of state. */
export type Random = () => number;

/** Seeded with a text: each part of the corpus draws from a stream of its own, so that more of one does not change another. */
export function seededRandom(seed: string): Random {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1];
  for (const byte of Buffer.from(seed)) a = Math.imul(a ^ byte, 0x01000193);
  const next = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 15; round += 1) next();
  return next;
}

/** A whole number from 0 below `bound`. */
export function below(random: Random, bound: number): number {
  return Math.floor(random() * bound);
}

/** A whole number from `least` to `most`, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + below(random, most - least + 1);
}

export function pick<T>(random: Random, items: readonly [T, ...T[]]): T {
  return items[below(random, items.length)]!;
}

/** Different whole numbers below `bound`, in the order drawn. `draw` may prefer some of them. */
export function distinct(count: number, draw: () => number): number[] {
  const found = new Set<number>();
  while (found.size < count) found.add(draw());
  return [...found];
}

/**
 * Ranks from 0 below `size`, with frequencies after Zipf and Mandelbrot: rank r is drawn in proportion to
 * 1 / (r + shift) ^ exponent. Words of a language have an exponent near 1; so has what visitors of a site ask for.
 */
export function zipf(size: number, exponent = 1, shift = 1): (random: Random) => number {
  const upTo = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank += 1) upTo[rank] = sum += 1 / (rank + shift) ** exponent;
  return (random) => {
    const wanted = random() * sum;
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** A UUIDv7 of an instant whose random bits come out of the seed. */
export function seededId(random: Random, at: Date): string {
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => below(random, 16).toString(16)).join('');
  const time = at.getTime().toString(16).padStart(12, '0');
  const variant = '89ab'[below(random, 4)]!;
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(12)}`;
}
