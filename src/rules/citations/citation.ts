/** A work that the text rests on, as a revision keeps it. */
export interface Citation {
  /** What marks in the body call it; one of its own in the list. */
  readonly key: string;
  /** The entry in full, plain text of one line. */
  readonly text: string;
  /** As written: http or https. Where it is null, `citationUrl` makes one of DOI or PMID. */
  readonly url: string | null;
  /** In normal form: lower case, without the resolver's address. */
  readonly doi: string | null;
  /** Digits. */
  readonly pmid: string | null;
  /** The day the page was looked at, 2026-11-20. */
  readonly accessedOn: string | null;
}

/** A citation as readers get it. */
export interface NumberedCitation {
  /** Its number in the text, from 1. */
  readonly number: number;
  /** What marks in the Portable Text call it. */
  readonly key: string;
  readonly text: string;
  readonly url: string | null;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly accessedOn: string | null;
}

/** A short name: letters, digits and `. _ : -`, which Markdown, HTML and addresses all bear. */
export const CITATION_KEY = /^[A-Za-z0-9][\w.:-]{0,63}$/;

/** How many citations an article may have, and how long their parts may be, in UTF-16 code units. */
export const citationLimits = { citations: 300, text: 2_000, address: 2_048 } as const;

/** Where a cited work is found: the page that was named, else the registry of DOIs, else PubMed; null where none is known. */
export function citationUrl({ url, doi, pmid }: Pick<Citation, 'url' | 'doi' | 'pmid'>): string | null {
  if (url !== null) return url;
  if (doi !== null) return doiUrl(doi);
  return pmid === null ? null : pubMedUrl(pmid);
}

/** A DOI's address. Encoded is what would end the path or be read as something else (DOI Handbook, 3.8). */
export function doiUrl(doi: string): string {
  return `https://doi.org/${encodeURI(doi).replaceAll('#', '%23').replaceAll('?', '%3F')}`;
}

/** The page of a work in PubMed. */
export function pubMedUrl(pmid: string): string {
  return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
}
