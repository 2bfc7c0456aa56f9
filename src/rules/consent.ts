import type { Microseconds } from './publication-plan.js';

/** Where a patient's story may be shown: on the clinic's own site, and on sites of its partners. */
export const consentScopes = ['SITE', 'PARTNERS'] as const;
export type ConsentScope = (typeof consentScopes)[number];

/** What a patient agreed to. A withdrawn consent is one that ended. */
export interface Consent {
  readonly scopes: readonly ConsentScope[];
  /** Null: all. */
  readonly locales: readonly string[] | null;
  readonly from: Microseconds;
  /** Null: until it is withdrawn. */
  readonly until: Microseconds | null;
}

/** Whether a story may be shown at an instant. The end does not belong to it. */
export function isConsented(
  consents: readonly Consent[],
  { scope, locale, at }: { readonly scope: ConsentScope; readonly locale: string; readonly at: Microseconds },
): boolean {
  return consents.some(
    (it) =>
      it.scopes.includes(scope) &&
      (it.locales === null || it.locales.includes(locale)) &&
      it.from <= at &&
      (it.until === null || it.until > at),
  );
}

/** The instants at which what may be shown changes, in order. */
export function consentEdges(consents: readonly Consent[]): Microseconds[] {
  const edges = consents.flatMap(({ from, until }) => (until === null ? [from] : [from, until]));
  return [...new Set(edges)].toSorted((one, other) => one - other);
}

/**
 * Until when a story may be shown from an instant on, consents that follow one another taken together: null where there is no
 * end. Undefined where it may not be shown even then.
 */
export function consentedUntil(
  consents: readonly Consent[],
  { scope, locale, at }: { readonly scope: ConsentScope; readonly locale: string; readonly at: Microseconds },
): Microseconds | null | undefined {
  if (!isConsented(consents, { scope, locale, at })) return undefined;
  const ends = consentEdges(consents).filter((edge) => edge > at);
  return ends.find((edge) => !isConsented(consents, { scope, locale, at: edge })) ?? null;
}
