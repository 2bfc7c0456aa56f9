import { hasSeveralSentences } from './line-shape.js';
import { findAuthor, findCallToAction } from './page-closing.js';
import { PageError } from './page-error.js';
import { groupsOf, type Line } from './page-lines.js';
import type { PageAuthor, PageCallToAction } from './page.js';
import type { DroppedLine, Recognition } from './receipt.js';
import {
  furnitureReason,
  isCallToActionLabel,
  isOtherArticlesHeading,
  printedReadingTime,
} from './site-furniture.js';

/** A title is a line of its own; what is longer, or says more than a sentence, is a paragraph. */
const LONGEST_TITLE = 200;

export interface Separated {
  readonly title: Line;
  /** The article's own lines, with empty ones where something was taken out. */
  readonly article: readonly Line[];
  readonly author: PageAuthor | null;
  readonly callToAction: PageCallToAction | null;
  readonly printed: { readonly line: number; readonly minutes: number } | null;
  readonly dropped: readonly DroppedLine[];
  readonly recognised: readonly Recognition[];
}

/** Separates the article from what the site prints around it. Throws a PageError where there is no title. */
export function separate(lines: readonly Line[]): Separated {
  const sieve = new Sieve(lines);
  sieve.dropFurniture();
  const title = sieve.takeTitle();
  sieve.dropOtherArticles();
  const printed = sieve.takePrintedTime();
  const author = sieve.takeAuthor();
  const callToAction = sieve.takeCallToAction();
  return { title, author, callToAction, printed, ...sieve.rest() };
}

class Sieve {
  private readonly lines: Line[];
  private readonly places: ReadonlyMap<Line, number>;
  private readonly dropped: DroppedLine[] = [];
  private readonly recognised: Recognition[] = [];
  /** 0 where no author was found: what is read below the author may start anywhere. */
  private authorLine = 0;

  constructor(lines: readonly Line[]) {
    this.lines = [...lines];
    this.places = new Map(lines.map((line, index) => [line, index]));
  }

  dropFurniture(): void {
    let isBeforeTitle = true;
    this.lines.forEach((line, index) => {
      if (line.text === '') return;
      const next = this.lines.slice(index + 1, index + 5).find((candidate) => candidate.text !== '');
      const reason = furnitureReason(line.text, next?.text, isBeforeTitle);
      if (reason) this.drop(line, reason);
      else isBeforeTitle = false;
    });
  }

  takeTitle(): Line {
    const title = this.lines.find((line) => line.text !== '');
    if (!title) {
      throw new PageError(
        'NOT_AN_ARTICLE',
        'nothing is left without the site’s own lines. Save the whole page’s text again.',
      );
    }
    if (title.text.length > LONGEST_TITLE || hasSeveralSentences(title.text) || !/\p{L}/u.test(title.text)) {
      throw new PageError(
        'NOT_AN_ARTICLE',
        `line ${title.number} should be the title, a line of at most ${LONGEST_TITLE} characters, but is “${title.text.slice(0, 60)}…”.`,
      );
    }
    this.take(title, 'title', title.text, 'the first line that is the article’s own');
    return title;
  }

  dropOtherArticles(): void {
    const heading = this.lines.findLastIndex((line) => isOtherArticlesHeading(line.text));
    if (heading < 0) return;
    for (const line of this.lines.slice(heading)) {
      const reason = isOtherArticlesHeading(line.text)
        ? 'the site’s heading over other articles'
        : 'below the heading over other articles';
      if (line.text !== '') this.drop(line, reason);
    }
  }

  takePrintedTime(): Separated['printed'] {
    let printed: Separated['printed'] = null;
    for (const line of this.lines) {
      const minutes = printedReadingTime(line.text);
      if (minutes === null) continue;
      printed ??= { line: line.number, minutes };
      this.drop(line, 'the site’s reading time: it is computed anew whenever the article changes');
    }
    return printed;
  }

  takeAuthor(): PageAuthor | null {
    const author = findAuthor(this.lines);
    if (!author) return null;
    const [portrait, name, jobTitle] = author.lines;
    this.authorLine = name!.number;
    this.drop(portrait!, 'the alternative text of the author’s portrait');
    this.take(
      name!,
      'author',
      [name!.text, jobTitle?.text].filter(Boolean).join(', '),
      'below a portrait of that name',
    );
    if (jobTitle) this.clear(jobTitle);
    return author.found;
  }

  takeCallToAction(): PageCallToAction | null {
    const invitation = findCallToAction(groupsOf(this.lines), this.authorLine);
    if (invitation) {
      const { title, label } = invitation.found;
      for (const line of invitation.lines) this.clear(line);
      this.recognise(
        'call to action',
        invitation.lines[0]!.number,
        title,
        `over the button “${label}”; its address is not in the text`,
      );
    }
    for (const line of this.lines)
      if (isCallToActionLabel(line.text)) this.drop(line, 'a button without its address');
    return invitation?.found ?? null;
  }

  rest(): Pick<Separated, 'article' | 'dropped' | 'recognised'> {
    return { article: this.lines, dropped: this.dropped, recognised: this.recognised };
  }

  private drop(line: Line, because: string): void {
    this.dropped.push({ line: line.number, text: line.text, because });
    this.clear(line);
  }

  private take(line: Line, kind: Recognition['kind'], text: string, because: string): void {
    this.clear(line);
    this.recognise(kind, line.number, text, because);
  }

  private recognise(kind: Recognition['kind'], line: number, text: string, because: string): void {
    this.recognised.push({ kind, line, text, because, isCertain: true });
  }

  /** Leaves an empty line, so that what stood around it does not grow together. */
  private clear(line: Line): void {
    const place = this.places.get(line);
    if (place !== undefined) this.lines[place] = { number: line.number, text: '' };
  }
}
