import type { Body } from '../../rules/body/body.js';
import type { PageReceipt } from './receipt.js';

/** Who signed the page. The job title is as printed, its full stop included. */
export interface PageAuthor {
  readonly name: string;
  readonly jobTitle: string | null;
}

/** What the page invites its reader to. Saved text holds no addresses: whoever stores it must ask for one. */
export interface PageCallToAction {
  readonly title: string;
  /** Paragraphs parted by an empty line. */
  readonly text: string | null;
  readonly label: string;
  readonly imageAlt: string | null;
}

/** An article as read from the saved text of a page. */
export interface Page {
  readonly title: string;
  /** The file's name, where it is made of the title's words and so the page's address; else null: make one of the title. */
  readonly slug: string | null;
  /** The article's first paragraphs, which also open the body; one line. */
  readonly summary: string;
  readonly body: Body;
  readonly author: PageAuthor | null;
  readonly callToAction: PageCallToAction | null;
  /** The reading time that the site printed. */
  readonly printedMinutes: number | null;
  readonly receipt: PageReceipt;
}

export interface PageOptions {
  /** BCP 47; `en` where it is left out. It decides the reading time in the receipt, nothing else. */
  readonly locale?: string;
}
