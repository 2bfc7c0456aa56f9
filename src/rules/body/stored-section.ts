/**
 * A section as publishing stores it and delivery reads it: where it lies in the HTML and in the text of the article
 * (UTF-16 units), so that neither is stored twice.
 */
export interface StoredSection {
  readonly anchor: string;
  /** 1 for the text before the first heading, else the level of the heading, 2 to 4. */
  readonly level: number;
  readonly title: string;
  readonly aspect: string | null;
  readonly words: number;
  readonly characters: number;
  readonly images: number;
  readonly from: number;
  readonly to: number;
  readonly textFrom: number;
  readonly textTo: number;
}
