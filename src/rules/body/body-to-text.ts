import type { Body } from './body.js';

export function bodyToText(body: Body): string {
  throw new Error(`to be written: ${body.length}`);
}
