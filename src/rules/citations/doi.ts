/** Longer ones are registered by nobody; the standard itself sets no bound. */
const LONGEST = 300;
const RESOLVER = /^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\//i;
const LABEL = /^doi(?:\s*:\s*|\s+)/i;
const DOI = /^10\.\d{4,9}(?:\.\d+)*\/[^\s\p{Cc}\p{Cf}]+$/u;

/**
 * A DOI in its normal form (`10.1000/xyz`), however it was written: bare, behind `doi:`, or as the resolver's address, where
 * signs may be percent-encoded. Lower case, since DOIs that differ in case only are the same (DOI Handbook, 2.4). Null
 * where the text is none.
 */
export function doiFrom(text: string): string | null {
  const bare = text.trim().replace(LABEL, '');
  const isAddress = RESOLVER.test(bare);
  const path = isAddress ? withoutQuery(bare.replace(RESOLVER, '')) : bare;
  const doi = decoded(path, isAddress);
  if (doi === null || doi.length > LONGEST || !DOI.test(doi)) return null;
  // ASCII only, as registries fold them.
  return doi.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Of an address the path alone names the DOI. */
function withoutQuery(path: string): string {
  return path.replace(/[?#].*$/su, '');
}

/** A bare DOI may hold a percent sign; one that is encoded has its slash or brackets written so. */
function decoded(path: string, isAddress: boolean): string | null {
  if (!isAddress && !/^10\.[\d.]+%2f|%(?:2f|28|29|3a|3b|3c|3e|5b|5d)/i.test(path)) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** What is said of a text that is no DOI. */
export const doiAdvice =
  'A DOI begins with 10. and has a slash, as in 10.1000/xyz123; its address at doi.org is understood too.';
