import type { Decorator, ListKind, TextStyle } from './body.js';

/** A block as a reader of Markdown or HTML makes it: without keys, to be checked by `checkBody`. */
export type DraftBlock = { readonly _type: string } & Readonly<Record<string, unknown>>;

interface DraftSpan {
  text: string;
  readonly decorators: readonly Decorator[];
  readonly href: string | null;
}

/**
 * Text with marks while it is being read, for a text block or a table cell. Looks only at the piece that comes in, never
 * back at what is gathered: that would cost the square of the length.
 */
export class TextDraft {
  private readonly spans: DraftSpan[] = [];
  private isAtLineStart = true;
  /** A blank that stands in the text once something follows it on its line. */
  private blank: (() => void) | null = null;
  private hasWords = false;

  /** Adds text as it stands. */
  add(text: string, decorators: readonly Decorator[], href: string | null): void {
    if (text === '') return;
    this.blank?.();
    this.blank = null;
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
    for (const { text, decorators, href } of other.spans) this.add(text, decorators, href);
  }

  get isEmpty(): boolean {
    return !this.hasWords;
  }

  get plain(): string {
    return this.spans.map((span) => span.text).join('');
  }

  /** The part that text blocks and cells share. */
  inline(): { readonly children: readonly object[]; readonly markDefs: readonly object[] } {
    const keys = new Map<string, string>();
    for (const { href } of this.spans) if (href !== null && !keys.has(href)) keys.set(href, `l${keys.size}`);
    return {
      children: this.spans.map(({ text, decorators, href }) => {
        return { _type: 'span', text, marks: href === null ? decorators : [...decorators, keys.get(href)] };
      }),
      markDefs: [...keys].map(([href, _key]) => ({ _type: 'link', _key, href })),
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
    if (isSame) last.text += text;
    else this.spans.push({ text, decorators: [...decorators], href });
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
