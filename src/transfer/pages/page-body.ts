import { isFirstPerson, quoteIntroduction, repeatsTitle } from './line-shape.js';
import type { Part } from './page-parts.js';
import type { Recognition } from './receipt.js';

/** A block before `checkBody` gives it its keys, which follow from its place: the same page makes the same body. */
export type DraftBlock = DraftText | DraftFigure | DraftCallout;

interface DraftText {
  readonly _type: 'block';
  readonly style: 'normal' | 'h2' | 'h3' | 'h4' | 'blockquote';
  readonly listItem?: 'bullet' | 'number';
  readonly level?: number;
  readonly children: readonly [
    { readonly _type: 'span'; readonly text: string; readonly marks: readonly [] },
  ];
  readonly markDefs: readonly [];
}
interface DraftFigure {
  readonly _type: 'figure';
  readonly imageId: null;
  readonly alt: string;
  readonly caption?: string;
}
interface DraftCallout {
  readonly _type: 'callout';
  readonly tone: string;
  readonly title?: string;
  readonly content: readonly DraftText[];
}

export interface DraftBody {
  readonly blocks: readonly DraftBlock[];
  readonly recognised: readonly Recognition[];
}

/** Makes blocks of the parts of a page, and says what was seen in which line. */
export function draftBody(parts: readonly Part[], title: string): DraftBody {
  const draft = new Draft(title);
  parts.forEach((part, index) => draft.add(part, parts[index - 1], parts[index + 1]));
  return draft;
}

class Draft implements DraftBody {
  readonly blocks: DraftBlock[] = [];
  readonly recognised: Recognition[] = [];
  /** Level of the last heading without a number, 1 before the first. */
  private level = 1;
  private isQuoting = false;

  constructor(private readonly title: string) {}

  add(part: Part, previous: Part | undefined, next: Part | undefined): void {
    if (part.kind !== 'paragraph') this.isQuoting = false;
    switch (part.kind) {
      case 'paragraph':
        this.addParagraph(part, next);
        break;
      case 'heading':
        this.addHeading(part, previous, next);
        break;
      case 'item':
        this.blocks.push({ ...text('normal', part.text), listItem: part.listItem, level: 1 });
        if (previous?.kind !== 'item')
          this.recognise('list', part, part.text, 'lines with a mark or number each');
        break;
      case 'figure':
        this.addFigure(
          part,
          part.doubt ?? 'two lines below each other: an image’s text and its caption',
          !part.doubt,
        );
        break;
      case 'note':
        this.blocks.push({
          _type: 'callout',
          tone: part.tone,
          ...(part.title !== undefined && { title: part.title }),
          content: [text('normal', part.text)],
        });
        this.recognise(
          'note',
          part,
          part.text,
          part.title ? `begins with “${part.title}:”` : 'begins as a note',
        );
        break;
    }
  }

  private addHeading(part: Extract<Part, { kind: 'heading' }>, previous?: Part, next?: Part): void {
    const isStacked = !part.isNumbered && next?.kind === 'heading' && !next.isNumbered;
    if (isStacked && this.level === 1 && repeatsTitle(part.text, this.title)) {
      const doubt =
        'repeats the title and has only a heading below it: the opening image’s text, or else a heading';
      this.addFigure({ line: part.line, alt: part.text }, doubt, false);
      return;
    }
    const isBelowHeading = previous?.kind === 'heading' && !previous.isNumbered && this.level === 2;
    if (!part.isNumbered) this.level = isBelowHeading ? 3 : 2;
    const level = part.isNumbered ? Math.min(this.level + 1, 4) : this.level;
    const style = level === 2 ? 'h2' : level === 3 ? 'h3' : 'h4';
    this.blocks.push(text(style, part.text));
    const seen = part.isNumbered
      ? 'a short numbered line over a paragraph'
      : 'a short line without a full stop';
    const doubt =
      part.doubt ?? (!part.isNumbered && isBelowHeading ? 'directly below another heading' : undefined);
    this.recognise('heading', part, part.text, `level ${level}: ${doubt ?? seen}`, !doubt);
  }

  private addFigure(
    part: { line: number; alt: string; caption?: string },
    because: string,
    isCertain: boolean,
  ): void {
    this.blocks.push({
      _type: 'figure',
      imageId: null,
      alt: part.alt,
      ...(part.caption !== undefined && { caption: part.caption }),
    });
    this.recognise('figure', part, [part.alt, part.caption].filter(Boolean).join(' / '), because, isCertain);
  }

  private addParagraph(part: Extract<Part, { kind: 'paragraph' }>, next: Part | undefined): void {
    if (this.isQuoting && isOwnWords(part.text)) {
      this.addQuote(part.text);
      return;
    }
    if (this.isQuoting) this.doubtLastQuote();
    const quote = this.isQuoting ? null : quoteIntroduction(part.text);
    this.isQuoting = false;
    if (!quote || !isOwnWords(quote.words || (next?.kind === 'paragraph' ? next.text : ''))) {
      this.blocks.push(text('normal', part.text));
      return;
    }
    this.isQuoting = true;
    this.blocks.push(text('normal', quote.introduction));
    const because = 'told in the first person; somebody’s own words want consent: consider a testimonial';
    this.recognise('quote', part, quote.introduction, because);
    if (quote.words) this.addQuote(quote.words);
  }

  private addQuote(words: string): void {
    this.blocks.push(text('blockquote', words));
    if (/[”"»]$/u.test(words)) this.isQuoting = false;
  }

  /** A quote without quotation marks that runs into another paragraph: nothing but its first person shows where it ends. */
  private doubtLastQuote(): void {
    const at = this.recognised.findLastIndex((seen) => seen.kind === 'quote');
    const seen = this.recognised[at]!;
    const because = `${seen.because}; taken to end where the first person does`;
    this.recognised[at] = { ...seen, because, isCertain: false };
  }

  private recognise(
    kind: Recognition['kind'],
    { line }: { line: number },
    shown: string,
    because: string,
    isCertain = true,
  ): void {
    this.recognised.push({ kind, line, text: shown, because, isCertain });
  }
}

function isOwnWords(words: string): boolean {
  return isFirstPerson(words) || /^[“"„«]/u.test(words);
}

function text(style: DraftText['style'], words: string): DraftText {
  return { _type: 'block', style, children: [{ _type: 'span', text: words, marks: [] }], markDefs: [] };
}
