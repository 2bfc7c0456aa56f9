import type { DataSource, EntityManager } from 'typeorm';
import { consentEdges } from '../rules/consent.js';
import { cutAtEdges, type Stretch } from '../rules/editions.js';
import type { Microseconds } from '../rules/publication-plan.js';
import { termsOf } from './lexicon.repository.js';
import { prepareReading, type PreparedReading, type RevisionSnapshot } from './prepared-reading.js';
import { showSources } from './shown-sources.js';
import type { Sources } from './sources.js';

/** Where the site and the service are found: what addresses in a body are made of. */
export interface PublicAddresses {
  /** Origin of the clinic's own site. */
  readonly siteOrigin: string;
  readonly serviceUrl: string;
}

/** The addresses by the settings of a site. */
export function publicAddresses(site: {
  readonly url: string;
  readonly serviceUrl: string;
}): PublicAddresses {
  return { siteOrigin: new URL(site.url).origin, serviceUrl: site.serviceUrl };
}

/** What a publication shows from one instant to another. */
export interface Edition extends Stretch {
  readonly reading: PreparedReading;
}

/** A revision in all editions it will be read in, as far as is known now. Not yet bound to the time it is published. */
export interface PreparedPublication {
  readonly revision: RevisionSnapshot;
  readonly sources: Sources;
  /** One after the other without a gap; the first from -Infinity on. */
  readonly editions: readonly Edition[];
}

/**
 * Computes what a revision shows with its sources as they are, one edition for each time they show something else. What
 * lies before `now` is not wanted.
 */
export async function preparePublication(
  manager: DataSource | EntityManager,
  revision: RevisionSnapshot,
  sources: Sources,
  now: Microseconds,
  addresses: PublicAddresses,
): Promise<PreparedPublication> {
  const edges = [...sources.stories.values()].flatMap((story) => consentEdges(story.consents));
  const stretches = cutAtEdges(
    { from: -Infinity, until: null },
    edges.filter((edge) => edge > now),
  );
  const editions: Edition[] = [];
  for (const stretch of stretches) {
    const shown = showSources(revision, sources, Math.max(stretch.from, now), addresses.serviceUrl);
    const reading = prepareReading(revision, shown, addresses.siteOrigin);
    editions.push({ ...stretch, reading: { ...reading, terms: await termsOf(manager, reading) } });
  }
  return { revision, sources, editions };
}

/** The editions that are read within a stretch of time, each cut to it. */
export function editionsWithin(editions: readonly Edition[], { from, until }: Stretch): Edition[] {
  return editions
    .map((edition) => ({
      ...edition,
      from: Math.max(edition.from, from),
      until: earlier(edition.until, until),
    }))
    .filter((edition) => edition.until === null || edition.from < edition.until);
}

function earlier(one: Microseconds | null, other: Microseconds | null): Microseconds | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
