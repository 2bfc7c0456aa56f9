/**
 * The body of an article: Portable Text (https://www.portabletext.org) with block types of our own. It is plain
 * JSON, stored as it stands here. `checkBody` is the only way in, so whoever holds a `Body` may trust its shape:
 * keys are there and unique among siblings, links are safe, list levels skip none, neighbouring spans differ.
 */
export type Body = readonly Block[];

export type Block =
  TextBlock | FigureBlock | VideoBlock | CalloutBlock | TestimonialBlock | CallToActionBlock | TableBlock;

export type BlockType = Block['_type'];

/** Written from the outermost to the innermost, the order in which they are nested and stored. */
export const decorators = ['strong', 'em', 'underline', 'strike-through', 'sub', 'sup', 'code'] as const;
export type Decorator = (typeof decorators)[number];

export const textStyles = ['normal', 'h2', 'h3', 'h4', 'blockquote'] as const;
export type TextStyle = (typeof textStyles)[number];

export const listKinds = ['bullet', 'number'] as const;
export type ListKind = (typeof listKinds)[number];

export const calloutTones = ['note', 'tip', 'warning', 'important'] as const;
export type CalloutTone = (typeof calloutTones)[number];

export interface Span {
  readonly _type: 'span';
  readonly _key: string;
  /** A line feed is a line break within the block. */
  readonly text: string;
  /** Decorators, then keys of mark definitions: at most one link, then citations in the order of their numbers' places. */
  readonly marks: readonly string[];
}

export interface LinkMark {
  readonly _type: 'link';
  readonly _key: string;
  readonly href: string;
}

/**
 * Words that rest on a citation of the article: its number stands behind the last of them. Words that are linked are cited
 * up to the end of the link, since a number that is a link cannot stand within one.
 */
export interface CitationMark {
  readonly _type: 'citation';
  readonly _key: string;
  /** Key of the citation in the revision's list. */
  readonly citation: string;
}

/** What a span's mark may refer to. */
export type MarkDefinition = LinkMark | CitationMark;

/** Text within one line of thought: what text blocks and table cells share. */
export interface InlineText {
  readonly children: readonly Span[];
  readonly markDefs: readonly MarkDefinition[];
}

/** A paragraph, heading, quote or list item. Only a list item has `listItem` and `level` (1 is the outermost). */
export interface TextBlock extends InlineText {
  readonly _type: 'block';
  readonly _key: string;
  readonly style: TextStyle;
  readonly listItem?: ListKind;
  readonly level?: number;
}

/** An image where it is used. `imageId` is null while its file is not in the library. */
export interface FigureBlock {
  readonly _type: 'figure';
  readonly _key: string;
  readonly imageId: string | null;
  /** Empty in a draft at most: publishing wants it. */
  readonly alt: string;
  readonly caption?: string;
  readonly credit?: string;
}

export interface VideoBlock {
  readonly _type: 'video';
  readonly _key: string;
  readonly url: string;
  readonly title: string;
  readonly durationSeconds?: number;
}

/** A boxed remark; its content is paragraphs and list items. */
export interface CalloutBlock {
  readonly _type: 'callout';
  readonly _key: string;
  readonly tone: CalloutTone;
  readonly title?: string;
  readonly content: readonly TextBlock[];
}

/** Only ever a reference: a patient's words must vanish everywhere when consent is withdrawn. */
export interface TestimonialBlock {
  readonly _type: 'testimonial';
  readonly _key: string;
  readonly testimonial: { readonly _type: 'reference'; readonly _ref: string };
  /** Filled in for readers while the patient's consent stands. A stored body never has it. */
  readonly story?: Story;
}

/** A patient's story as readers are shown it. */
export interface Story {
  readonly name: string;
  /** Texts and figures. */
  readonly content: readonly (TextBlock | FigureBlock)[];
  /** The portrait. */
  readonly image: { readonly imageId: string; readonly alt: string } | null;
}

export interface CallToActionBlock {
  readonly _type: 'callToAction';
  readonly _key: string;
  readonly title: string;
  readonly text?: string;
  readonly label: string;
  readonly url: string;
}

export interface TableCell extends InlineText {
  readonly _type: 'cell';
  readonly _key: string;
}

export interface TableRow {
  readonly _type: 'row';
  readonly _key: string;
  readonly cells: readonly TableCell[];
}

/** All rows have the same number of cells. With `headerRow` the first row heads the columns. */
export interface TableBlock {
  readonly _type: 'table';
  readonly _key: string;
  readonly caption?: string;
  readonly headerRow: boolean;
  readonly rows: readonly TableRow[];
}

/** How much a body may hold. Every function that takes input accepts other numbers. */
export interface BodyLimits {
  /** UTF-8 bytes of the body as JSON, and of Markdown or HTML before it is read. */
  readonly bytes: number;
  readonly blocks: number;
  readonly spansPerBlock: number;
  /** UTF-16 code units of one span. */
  readonly spanCharacters: number;
  /** UTF-16 code units of titles, captions, alt texts and other fields of one line. */
  readonly fieldCharacters: number;
  readonly addressCharacters: number;
  readonly listLevels: number;
  readonly calloutBlocks: number;
  readonly tableRows: number;
  readonly tableColumns: number;
  /** Elements of HTML input within each other. Browsers stop at 512. */
  readonly htmlDepth: number;
  /** Faults reported at once; the rest would only fill the answer. */
  readonly faults: number;
}

export const bodyLimits: BodyLimits = {
  bytes: 1_048_576,
  blocks: 2_000,
  spansPerBlock: 1_000,
  spanCharacters: 50_000,
  fieldCharacters: 1_000,
  addressCharacters: 2_048,
  listLevels: 6,
  calloutBlocks: 50,
  tableRows: 300,
  tableColumns: 20,
  htmlDepth: 256,
  faults: 50,
};
