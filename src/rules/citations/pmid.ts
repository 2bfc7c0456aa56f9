const PAGE =
  /^(?:https?:\/\/)?(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov\/pubmed)\/(\d+)\/?(?:[?#].*)?$/i;
const LABELLED = /^(?:pmid:?\s*)?(\d+)$/i;

/**
 * The number of a work in PubMed: bare, behind `PMID:`, or as the address of its page. 1 to 8 digits, without zeros before
 * it. Null where the text is none.
 */
export function pmidFrom(text: string): string | null {
  const trimmed = text.trim();
  const digits = (PAGE.exec(trimmed) ?? LABELLED.exec(trimmed))?.[1]?.replace(/^0+/, '') ?? '';
  return /^\d{1,8}$/.test(digits) ? digits : null;
}

/** What is said of a text that is no PMID. */
export function pmidAdvice(text: string): string {
  return /^\s*(?:pmcid:?\s*)?pmc/i.test(text)
    ? 'That is a number of PubMed Central; the PMID is another one, 1 to 8 digits.'
    : 'A PMID has 1 to 8 digits, as in 31978945; the address of its page in PubMed is understood too.';
}
