import { slugCharacters } from './slug.js';

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. A long slug is cut so that its number fits. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const number = n === 1 ? '' : `-${n}`;
    const room = slugCharacters - number.length;
    const cut = [...slug].slice(0, room).join('').replace(/-+$/u, '');
    if (!taken.has(cut + number)) return cut + number;
  }
}
