import type { EntityManager } from 'typeorm';
import { bumpContentVersion, noteUnseen } from './content-version.js';
import { both, isAboutToChange, touchedByArticles, type TouchedKeys } from './touched.js';

/** What a passage through the gate ends with. */
export interface Passage {
  /** The number of committed changes that readers can see, this one included where they can see it. */
  readonly contentVersion: number;
}

/** How every passage ends: with what it touched, and the content version. */
export class Passages {
  constructor(private readonly onSeen: () => void) {}

  /** Passes a change of articles, which says whether readers see it, with all that it touches. */
  async passArticles(
    manager: EntityManager,
    articleIds: readonly string[],
    change: () => Promise<boolean>,
    besides: readonly string[] = [],
  ): Promise<Passage> {
    const before = await touchedByArticles(manager, articleIds);
    const isSeen = await change();
    const touched = both(besides, both(before, await touchedByArticles(manager, articleIds)));
    if (isSeen) return this.pass(manager, touched);
    // It may be seen before this is committed.
    const isSoon = touched !== null && (await isAboutToChange(manager, articleIds));
    return { contentVersion: await noteUnseen(manager, isSoon ? touched : []) };
  }

  /** Passes a change that readers see. */
  async pass(manager: EntityManager, touched: TouchedKeys): Promise<Passage> {
    this.onSeen();
    return { contentVersion: await bumpContentVersion(manager, touched) };
  }
}
