import type { Body } from '../body/body.js';
import { headingLevelOf } from '../body/sections.js';
import { warning, type Problem } from './problem.js';

/** WCAG 2.2, technique G141: a heading is at most one level below the one before it; the title is level 1. */
export function headingProblems(body: Body): Problem[] {
  let above = 1;
  return body.flatMap((block, index) => {
    const level = headingLevelOf(block);
    if (level === null) return [];
    const isSkipped = level > above + 1;
    const message = `A heading of level ${level} follows one of level ${above}. Make it level ${above + 1}.`;
    above = level;
    return isSkipped ? [warning('HEADING_LEVEL_SKIPPED', message, ['body', String(index)])] : [];
  });
}
