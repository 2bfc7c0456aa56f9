import type { Body } from './body.js';
import type { HealthAspect } from './health-aspect.js';

export interface Section {
  readonly anchor: string;
  /** 1 for the text before the first heading, else the level of the heading, 2 to 4. */
  readonly level: number;
  readonly title: string;
  readonly aspect: HealthAspect | null;
  /** The heading included. */
  readonly blocks: Body;
}

export function sectionsOf(body: Body, title: string): Section[] {
  throw new Error(`to be written: ${body.length} ${title}`);
}
