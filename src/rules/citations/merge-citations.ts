import type { Citation } from './citation.js';
import { doiFrom } from './doi.js';
import { pmidFrom } from './pmid.js';
import { samePageKey } from './same-page.js';

/** A list without duplicates, and the key that stands for each key that went. */
export interface MergedCitations {
  readonly citations: readonly Citation[];
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * Makes one of citations of the same work: of the same DOI, the same PMID, or the same page, unless DOI or PMID tell those
 * apart. The first one wins; what it lacks it takes from the others. An address at doi.org or PubMed counts as the
 * identifier it holds.
 */
export function mergeCitations(citations: readonly Citation[]): MergedCitations {
  const renamed = new Map<string, string>();
  let merged = mergeOnce(citations, renamed);
  // What one took from another may tell it the same as a third.
  for (let before = citations; merged.length < before.length;) {
    before = merged;
    merged = mergeOnce(before, renamed);
  }
  return { citations: merged, renamed: new Map([...renamed.keys()].map((key) => [key, last(renamed, key)])) };
}

function last(renamed: ReadonlyMap<string, string>, key: string): string {
  let name = key;
  while (renamed.has(name)) name = renamed.get(name)!;
  return name;
}

function mergeOnce(citations: readonly Citation[], renamed: Map<string, string>): readonly Citation[] {
  const kept: Citation[] = [];
  const places = new Map<string, number>();
  for (const citation of citations) {
    const place = placeOf(citation, kept, places);
    if (place === undefined) kept.push(citation);
    else {
      kept[place] = filledIn(kept[place]!, citation);
      renamed.set(citation.key, kept[place].key);
    }
    const at = place ?? kept.length - 1;
    for (const name of namesOf(kept[at]!)) if (!places.has(name)) places.set(name, at);
  }
  return kept;
}

function placeOf(
  citation: Citation,
  kept: readonly Citation[],
  places: ReadonlyMap<string, number>,
): number | undefined {
  for (const name of namesOf(citation)) {
    const place = places.get(name);
    if (place === undefined) continue;
    if (!name.startsWith('page ') || !areTold(kept[place]!, citation)) return place;
  }
  return undefined;
}

/** What a work is known by, the surest first. */
function namesOf(citation: Citation): string[] {
  const { doi, pmid } = identifiersOf(citation);
  const page = citation.url === null ? null : samePageKey(citation.url);
  return [
    ...(doi === null ? [] : [`doi ${doi}`]),
    ...(pmid === null ? [] : [`pmid ${pmid}`]),
    ...(page === null ? [] : [`page ${page}`]),
  ];
}

/** Chapters on one page have numbers of their own. */
function areTold(a: Citation, b: Citation): boolean {
  const [left, right] = [identifiersOf(a), identifiersOf(b)];
  return differ(left.doi, right.doi) || differ(left.pmid, right.pmid);
}

function differ(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}

function identifiersOf({ doi, pmid, url }: Citation): { doi: string | null; pmid: string | null } {
  const isPage = url !== null && /^https?:/i.test(url);
  return {
    doi: doi ?? (isPage && /\/\/(?:dx\.|www\.)?doi\.org\//i.test(url) ? doiFrom(url) : null),
    pmid: pmid ?? (isPage ? pmidFrom(url) : null),
  };
}

function filledIn(first: Citation, other: Citation): Citation {
  return {
    key: first.key,
    text: first.text,
    url: first.url ?? other.url,
    doi: first.doi ?? other.doi,
    pmid: first.pmid ?? other.pmid,
    accessedOn: first.accessedOn ?? other.accessedOn,
  };
}
