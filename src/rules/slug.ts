import type { Fault } from './domain-error.js';

export function slugFrom(title: string, locale: string): string {
  throw new Error(`to be written: ${title} ${locale}`);
}

export function checkSlug(slug: string, path: readonly string[]): Fault[] {
  throw new Error(`to be written: ${slug} ${path.join('.')}`);
}
