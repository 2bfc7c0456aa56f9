import { hyphenated } from '../slug.js';
import { cleanLine } from './clean-text.js';
import type { Block, Body } from './body.js';
import { healthAspectOf, type HealthAspect } from './health-aspect.js';

/** A heading with what follows it up to the next heading; or what stands before the first one. */
export interface Section {
  /** Id of the heading in the HTML, without #. */
  readonly anchor: string;
  /** 1 for the text before the first heading, else the level of the heading, 2 to 4. */
  readonly level: number;
  readonly title: string;
  readonly aspect: HealthAspect | null;
  /** The heading is the first of them, unless the level is 1. */
  readonly blocks: Body;
}

/** Anchor of the text before the first heading. No heading gets it. */
export const topAnchor = 'top';

const headingLevels: Readonly<Record<string, number>> = { h2: 2, h3: 3, h4: 4 };

/** Level of a heading, 2 to 4; null for every other block. */
export function headingLevelOf(block: Block): number | null {
  return block._type === 'block' ? (headingLevels[block.style] ?? null) : null;
}

/**
 * The sections in their order; together their blocks are the body. Text before the first heading has the article's
 * title, level 1, the anchor `top` and, being its introduction, the aspect OVERVIEW. Anchors follow from the words of
 * the heading alone, so they outlive changes elsewhere; the second of the same words gets `-2`, the third `-3`.
 */
export function sectionsOf(body: Body, title: string): Section[] {
  const sections: (Section & { blocks: Block[] })[] = [];
  const taken = new Set([topAnchor]);
  for (const block of body) {
    const level = headingLevelOf(block);
    const current = sections.at(-1);
    if (level !== null) {
      const heading = cleanLine(wordsOf(block));
      const anchor = freeAnchor(hyphenated(heading, 'und') || 'section', taken);
      sections.push({ anchor, level, title: heading, aspect: healthAspectOf(heading), blocks: [block] });
    } else if (current) current.blocks.push(block);
    else sections.push({ anchor: topAnchor, level: 1, title, aspect: 'OVERVIEW', blocks: [block] });
  }
  return sections;
}

function wordsOf(block: Block): string {
  if (block._type !== 'block') return '';
  return block.children.map((span) => span.text).join('');
}

function freeAnchor(wanted: string, taken: Set<string>): string {
  let anchor = wanted;
  for (let number = 2; taken.has(anchor); number += 1) anchor = `${wanted}-${number}`;
  taken.add(anchor);
  return anchor;
}
