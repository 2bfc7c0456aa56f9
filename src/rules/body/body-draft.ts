import type { CitationDraft } from '../citations/check-citations.js';
import type { Decorator, ListKind, TextStyle } from './body.js';

/** A block as a reader of Markdown or HTML makes it: without keys, to be checked by `checkBody`. */
export type DraftBlock = { readonly _type: string } & Readonly<Record<string, unknown>>;

interface DraftSpan {
  text: string;
  readonly decorators: readonly Decorator[];
  readonly href: string | null;
  /** Keys of citations, in the order of their numbers; none where it is missing. */
  readonly citations?: readonly string[];
}

/** A word that is cited has no more characters; of a longer one these last ones are. */
const LONGEST_WORD = 100;
const MOST_CITATIONS = 30;

/**
 * Text with marks while it is being read, for a text block or a table cell. Looks only at the piece that comes in, never
 * back at what is gathered: that would cost the square of the length. A citation looks back at one word, and no farther than
 * `LONGEST_WORD`.
 */
export class TextDraft {
  private readonly spans: DraftSpan[] = [];
  private isAtLineStart = true;
  /** A blank that stands in the text once something follows it on its line. */
  private blank: (() => void) | null = null;
  /** A blank that stood between words and their citation: it stands behind that, unless another one does. */
  private blankBeforeNumber: (() => void) | null = null;
  private hasWords = false;
  /** Nothing more melts into the last span: what is cited ends with it, or begins behind it. */
  private isSealed = false;
  /** The words that the last citation was bound to, and how many were. */
  private cited: { readonly start: number; readonly end: number; readonly count: number } | null = null;
  private blanksBehind = 0;
  /** Citations before any words. */
  private readonly orphans: string[] = [];

  /** Adds text as it stands. */
  add(text: string, decorators: readonly Decorator[], href: string | null): void {
    if (text === '') return;
    this.blank?.();
    this.blank = null;
    if (!/^\s/.test(text)) this.blankBeforeNumber?.();
    this.blankBeforeNumber = null;
    this.push(text, decorators, href);
    this.isAtLineStart = text.endsWith('\n');
    this.hasWords ||= text.trim() !== '';
  }

  /** Adds text as HTML shows it: any run of blanks is one, and none stands where a line begins or ends. */
  addCollapsed(text: string, decorators: readonly Decorator[], href: string | null): void {
    const collapsed = text.replace(/[ \t\n\f\r]+/g, ' ');
    const words = collapsed.slice(
      collapsed.startsWith(' ') ? 1 : 0,
      collapsed.endsWith(' ') ? -1 : undefined,
    );
    const blank = () => this.push(' ', decorators, href);
    if (collapsed.startsWith(' ') && !this.isAtLineStart) this.blank ??= blank;
    this.add(words, decorators, href);
    if (collapsed.endsWith(' ') && !this.isAtLineStart) this.blank ??= blank;
  }

  /** Breaks the line, and drops the blank before the break. */
  breakLine(): void {
    this.blank = null;
    this.add('\n', [], null);
  }

  /** Continues with another text after a line break. */
  append(other: TextDraft): void {
    if (this.hasWords) this.breakLine();
    for (const { text, decorators, href, citations } of other.spans) {
      this.isSealed ||= citations !== undefined;
      this.add(text, decorators, href);
      if (citations === undefined) continue;
      this.spans.push({ ...this.spans.pop()!, citations });
      this.isSealed = true;
    }
    for (const orphan of other.orphans) this.orphans.push(orphan);
  }

  /** Where words begin that a later `cite` shall reach back to. */
  place(): number {
    this.blank?.();
    this.blank = null;
    this.isSealed = true;
    return this.spans.length;
  }

  /** Whether nothing was written since a place. */
  isPlace(place: number): boolean {
    return place >= this.spans.length;
  }

  /** Binds a citation to the words since a place, or else to the word before; behind another one, to the same words. */
  cite(key: string, from: number | null = null): void {
    if (!this.hasWords) {
      this.orphans.push(key);
      return;
    }
    const end = from === null ? this.partBlanks() : this.spans.length;
    if (from !== null) this.blanksBehind = 0;
    const isSame = from === null && this.cited?.end === end;
    const start = isSame ? this.cited!.start : from === null ? this.wordStart(end) : Math.min(from, end - 1);
    const count = isSame ? this.cited!.count + 1 : 1;
    this.cited = { start, end: this.spans.length - this.blanksBehind, count };
    this.isSealed = true;
    // The check names what is too much; more of it would cost the square of its length.
    if (count > MOST_CITATIONS) return;
    for (let at = start; at < this.cited.end; at += 1) {
      const { citations = [], ...span } = this.spans[at]!;
      if (!citations.includes(key)) this.spans[at] = { ...span, citations: [...citations, key] };
    }
  }

  get isEmpty(): boolean {
    return !this.hasWords && this.orphans.length === 0;
  }

  get plain(): string {
    return this.spans.map((span) => span.text).join('');
  }

  /** The part that text blocks and cells share. */
  inline(): { readonly children: readonly object[]; readonly markDefs: readonly object[] } {
    const links = new Map<string, string>();
    const cited = new Map<string, string>();
    for (const { href, citations = [] } of this.spans) {
      if (href !== null && !links.has(href)) links.set(href, `l${links.size}`);
      for (const key of citations) if (!cited.has(key)) cited.set(key, `c${cited.size}`);
    }
    return {
      children: this.spans.map(({ text, decorators, href, citations = [] }) => {
        const link = href === null ? [] : [links.get(href)];
        return {
          _type: 'span',
          text,
          marks: [...decorators, ...link, ...citations.map((key) => cited.get(key))],
        };
      }),
      markDefs: [
        ...[...links].map(([href, _key]) => ({ _type: 'link', _key, href })),
        ...[...cited].map(([citation, _key]) => ({ _type: 'citation', _key, citation })),
      ],
      ...(this.orphans.length > 0 && { orphanCitations: this.orphans }),
    };
  }

  block(style: TextStyle, list: DraftList | null): DraftBlock {
    return {
      _type: 'block',
      style,
      ...(list && { listItem: list.kind, level: list.level }),
      ...this.inline(),
    };
  }

  private push(text: string, decorators: readonly Decorator[], href: string | null): void {
    const last = this.spans.at(-1);
    const isSame = last && last.href === href && last.decorators.join(' ') === decorators.join(' ');
    if (isSame && !this.isSealed) last.text += text;
    else this.spans.push({ text, decorators: [...decorators], href });
    this.isSealed = false;
  }

  /** Parts the blanks that end the text from its last word; the number of spans up to that. */
  private partBlanks(): number {
    let end = this.spans.length;
    while (end > 1 && this.spans[end - 1]!.text.trim() === '' && this.spans.length - end < LONGEST_WORD)
      end -= 1;
    this.blanksBehind = this.spans.length - end;
    const { text } = this.spans[end - 1]!;
    const words = text.trimEnd();
    if (words !== '' && this.blanksBehind === 0 && /^ +$/.test(text.slice(words.length))) {
      const span = this.spans.pop()!;
      this.spans.push({ ...span, text: words });
      this.blankBeforeNumber = () => this.push(' ', span.decorators, span.href);
      return end;
    }
    if (words === '' || words === text || this.blanksBehind > 0) return end;
    this.part(end - 1, words.length);
    this.blanksBehind = 1;
    return end;
  }

  /** Where the word that ends the spans before `end` begins, behind a blank or another citation; parts a span for it. */
  private wordStart(end: number): number {
    let start = end;
    for (let length = 0; start > 0 && length < LONGEST_WORD;) {
      const { text, citations } = this.spans[start - 1]!;
      const word = /\S*$/.exec(text.slice(length - LONGEST_WORD))![0].length;
      if (citations !== undefined || word === 0) break;
      if (word < text.length) {
        this.part(start - 1, text.length - word);
        return start;
      }
      start -= 1;
      length += word;
    }
    return start;
  }

  /** Makes two spans of one. */
  private part(at: number, characters: number): void {
    const span = this.spans[at]!;
    // Never through the two units of one character.
    const cut = /^[\uDC00-\uDFFF]/.test(span.text.slice(characters)) ? characters + 1 : characters;
    this.spans.splice(
      at,
      1,
      { ...span, text: span.text.slice(0, cut) },
      { ...span, text: span.text.slice(cut) },
    );
  }
}

export interface DraftList {
  readonly kind: ListKind;
  readonly level: number;
}

export interface ReadingOptions {
  /** Which image of the library the address of a picture stands for; null where the library lacks it. */
  readonly imageIdOf?: (address: string) => string | null;
  /** Leaves out links and frames that are not accepted, as an import of old pages wants, instead of refusing them. */
  readonly isLenient?: boolean;
  /** Is told of each citation that the input defines; they are no part of the body. */
  readonly onCitation?: (citation: CitationDraft) => void;
}

/** The id of a library image behind the address of a picture: written `image:<id>`, or known to the caller. */
export function imageIdFrom(address: string, options: ReadingOptions): string | null {
  const named = /^image:([\w=-]+)$/.exec(address)?.[1];
  return named ?? options.imageIdOf?.(address) ?? null;
}

/** What lies between the input and its blocks: text that may still grow, or a finished block. */
export type DraftPiece =
  | {
      readonly kind: 'text';
      readonly text: TextDraft;
      readonly style: TextStyle;
      readonly list: DraftList | null;
    }
  | { readonly kind: 'block'; readonly block: DraftBlock };

export function blockOf(piece: DraftPiece): DraftBlock {
  return piece.kind === 'block' ? piece.block : piece.text.block(piece.style, piece.list);
}
