import { calloutTones, type Decorator, type TextStyle } from '../body.js';
import {
  TextDraft,
  type DraftBlock,
  type DraftList,
  type DraftPiece,
  type ReadingOptions,
} from '../body-draft.js';
import { decoratorsWithin, headingStyles, isHidden, noise, phrasing } from './html-elements.js';
import { captionOf, imageBlock, isStandIn, noCaption, videoBlock, type Caption } from './html-media.js';
import { citationsFromList, isCitationList, keysOfCite, keysOfNumber } from './html-citations.js';
import { ownBlockFrom } from './html-own-blocks.js';
import { plainOf, tableFromHtml } from './html-table.js';
import {
  attributeOf,
  findElements,
  hasClass,
  isElement,
  type HtmlElement,
  type HtmlNode,
} from './parse-html.js';
import { isSafeLink } from '../safe-link.js';
import { videoAddressOf } from '../video-address.js';

interface Place {
  readonly style: TextStyle;
  readonly list: DraftList | null;
  /** The open list item: its paragraphs become one text. */
  readonly item: { readonly list: DraftList; text: TextDraft | null } | null;
  readonly decorators: readonly Decorator[];
  readonly href: string | null;
  readonly isPreformatted: boolean;
}

const outside: Place = {
  style: 'normal',
  list: null,
  item: null,
  decorators: [],
  href: null,
  isPreformatted: false,
};

/** Blocks of HTML nodes. Recursion is safe here: the parser has bounded the depth. */
export function piecesFromHtml(nodes: readonly HtmlNode[], options: ReadingOptions): DraftPiece[] {
  return new HtmlReader(options).read(nodes);
}

class HtmlReader {
  private readonly pieces: DraftPiece[] = [];
  private open: { readonly text: TextDraft; readonly place: Place } | null = null;

  constructor(private readonly options: ReadingOptions) {}

  read(nodes: readonly HtmlNode[]): DraftPiece[] {
    this.walkAll(nodes, outside);
    this.endText();
    return this.pieces;
  }

  private walkAll(nodes: readonly HtmlNode[], place: Place): void {
    for (const node of nodes) {
      if (isElement(node)) this.walk(node, place);
      else if (node.nodeName === '#text' && 'value' in node) this.addText(node.value, place);
    }
  }

  private walk(element: HtmlElement, place: Place): void {
    const name = element.tagName;
    if (noise.has(name) || isHidden(element)) return;
    if (name === 'br') this.textAt(place).breakLine();
    else if (keysOfCite(element).length > 0) this.readCite(element, place);
    else if (keysOfNumber(element).length > 0) {
      for (const key of keysOfNumber(element)) this.textAt(place).cite(key);
    } else if (phrasing.has(name)) this.walkAll(element.childNodes, this.within(element, place));
    else {
      this.endText();
      this.readBlock(element, place);
      this.endText();
    }
  }

  private readCite(element: HtmlElement, place: Place): void {
    const text = this.textAt(place);
    const from = text.place();
    this.walkAll(element.childNodes, place);
    for (const key of keysOfCite(element)) {
      // A block within has parted the words: then the last of them are cited.
      if (this.open?.text === text && !text.isPlace(from)) text.cite(key, from);
      else this.textAt(place).cite(key);
    }
  }

  private readBlock(element: HtmlElement, place: Place): void {
    const { tagName: name, childNodes } = element;
    if (isCitationList(element)) {
      for (const citation of citationsFromList(element, (nodes) => this.plainOf(nodes)))
        this.options.onCitation?.(citation);
      return;
    }
    const heading = headingStyles.get(name);
    const own = ownBlockFrom(element, (nodes) => this.plainOf(nodes));
    if (own !== null) return this.add(own);
    if (heading !== undefined) return this.walkAll(childNodes, { ...place, style: heading });
    switch (name) {
      case 'hr':
        return;
      case 'img':
      case 'iframe':
      case 'video':
      case 'table':
        return this.addMedium(element, noCaption);
      case 'figure':
        return this.readFigure(element, place);
      case 'aside':
        return this.readAside(element, place);
      case 'blockquote':
        return this.walkAll(childNodes, { ...place, style: 'blockquote' });
      case 'pre':
        return this.walkAll(childNodes, { ...place, isPreformatted: true, decorators: ['code'] });
      case 'ul':
      case 'ol':
      case 'menu': {
        const list = {
          kind: name === 'ol' ? 'number' : 'bullet',
          level: (place.list?.level ?? 0) + 1,
        } as const;
        return this.walkAll(childNodes, { ...place, list, item: null });
      }
      case 'li': {
        const list = place.list ?? { kind: 'bullet', level: 1 };
        return this.walkAll(childNodes, { ...place, list, item: { list, text: null } });
      }
      case 'dt':
      case 'summary':
        return this.walkAll(childNodes, {
          ...place,
          decorators: [...new Set([...place.decorators, 'strong' as const])],
        });
      default:
        return this.walkAll(childNodes, place);
    }
  }

  private within(element: HtmlElement, place: Place): Place {
    const decorators = decoratorsWithin(element, place.decorators);
    const href = element.tagName === 'a' ? this.linkOf(element) : place.href;
    return decorators === place.decorators && href === place.href ? place : { ...place, decorators, href };
  }

  /** Blanks in addresses are written as browsers read them; what is not accepted is left for the check to name. */
  private linkOf(element: HtmlElement): string | null {
    const href = (attributeOf(element, 'href') ?? '').trim().replaceAll(' ', '%20');
    if (href === '' || href === '#') return null;
    return this.options.isLenient && !isSafeLink(href) ? null : href;
  }

  private addText(text: string, place: Place): void {
    if (this.open === null && text.trim() === '') return;
    const { decorators, href } = place;
    if (place.isPreformatted) this.textAt(place).add(text, decorators, href);
    else this.textAt(place).addCollapsed(text, decorators, href);
  }

  private textAt(place: Place): TextDraft {
    this.open ??= { text: new TextDraft(), place };
    return this.open.text;
  }

  private endText(): void {
    const { open } = this;
    this.open = null;
    if (open === null || open.text.isEmpty) return;
    const { text, place } = open;
    const { item } = place;
    const last = this.pieces.at(-1);
    if (item?.text && last?.kind === 'text' && last.text === item.text) {
      item.text.append(text);
      return;
    }
    if (item) item.text = text;
    // WordPress and others turn an address that stands alone into a player.
    const isPlain = item === null && place.style === 'normal';
    const words = isPlain ? text.plain.trim() : '';
    if (words.length < 300 && videoAddressOf(words)) this.add({ _type: 'video', url: words, title: '' });
    else
      this.pieces.push({
        kind: 'text',
        text,
        style: item ? 'normal' : place.style,
        list: item ? item.list : null,
      });
  }

  private add(block: DraftBlock): void {
    this.pieces.push({ kind: 'block', block });
  }

  /** One by one: a call with a hundred thousand arguments overflows the stack. */
  private addAll(pieces: readonly DraftPiece[]): void {
    for (const piece of pieces) this.pieces.push(piece);
  }

  private addMedium(element: HtmlElement, words: Caption): void {
    if (element.tagName === 'table') {
      this.addAll(tableFromHtml(element, words.caption, (nodes) => piecesFromHtml(nodes, this.options)));
    } else {
      const block =
        element.tagName === 'img' || isStandIn(element)
          ? imageBlock(element, words, this.options)
          : videoBlock(element, words, this.options);
      if (block !== null) this.add(block);
    }
  }

  private readFigure(figure: HtmlElement, place: Place): void {
    const isSkipped = (part: HtmlElement) => isFigure(part) || noise.has(part.tagName);
    const [caption] = findElements(figure, (part) => part.tagName === 'figcaption', isFigure);
    const media = findElements(figure, isMedium, isSkipped);
    if (media.length === 0) return this.walkAll(figure.childNodes, place);
    const words = caption ? captionOf(caption, (nodes) => this.plainOf(nodes)) : noCaption;
    for (const medium of media) this.addMedium(medium, words);
    for (const inner of findElements(figure, isFigure)) this.readFigure(inner, place);
  }

  /** A callout as our own HTML writes it; any other aside is text like the rest. */
  private readAside(aside: HtmlElement, place: Place): void {
    const tone = calloutTones.find((one) => hasClass(aside, `callout-${one}`));
    if (tone === undefined) return this.walkAll(aside.childNodes, place);
    const [title] = findElements(aside, (part) => hasClass(part, 'callout-title'));
    const pieces = piecesFromHtml(
      aside.childNodes.filter((node) => node !== title),
      this.options,
    );
    const content = pieces.flatMap((piece) =>
      piece.kind === 'text' ? [piece.text.block('normal', piece.list)] : [],
    );
    this.add({ _type: 'callout', tone, title: title ? this.plainOf(title.childNodes) : '', content });
    this.addAll(pieces.filter((piece) => piece.kind === 'block'));
  }

  private plainOf(nodes: readonly HtmlNode[]): string {
    return plainOf(piecesFromHtml(nodes, this.options));
  }
}

function isFigure(element: HtmlElement): boolean {
  return element.tagName === 'figure';
}

function isMedium(element: HtmlElement): boolean {
  return (/^(?:img|iframe|video|table)$/.test(element.tagName) || isStandIn(element)) && !isHidden(element);
}
