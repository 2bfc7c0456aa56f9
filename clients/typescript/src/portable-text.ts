/**
 * The text of an article as Portable Text (https://www.portabletext.org): blocks in reading order. Renderers exist for
 * React, React Native, Vue, Svelte, Astro, HTML and more; they want a component for each type below but `block`.
 */
export type PortableText = readonly PortableTextBlock[];

export type PortableTextBlock =
  TextBlock | FigureBlock | VideoBlock | CalloutBlock | TestimonialBlock | CallToActionBlock | TableBlock;

export interface Span {
  readonly _type: 'span';
  readonly _key: string;
  /** A line feed is a line break. */
  readonly text: string;
  /** strong, em, underline, strike-through, sub, sup, code, or the key of a mark definition. */
  readonly marks: readonly string[];
}

export interface LinkMark {
  readonly _type: 'link';
  readonly _key: string;
  readonly href: string;
}

/** Words that rest on the entry of `Article.citations` with this `key`: show its `number` behind the last of them. */
export interface CitationMark {
  readonly _type: 'citation';
  readonly _key: string;
  readonly citation: string;
}

export interface InlineText {
  readonly children: readonly Span[];
  readonly markDefs: readonly (LinkMark | CitationMark)[];
}

/** A paragraph, heading, quote or list item. Only a list item has `listItem` and `level` (1 is the outermost). */
export interface TextBlock extends InlineText {
  readonly _type: 'block';
  readonly _key: string;
  readonly style: 'normal' | 'h2' | 'h3' | 'h4' | 'blockquote';
  readonly listItem?: 'bullet' | 'number';
  readonly level?: number;
}

/** `imageId` is null while the file is not in the library. */
export interface FigureBlock {
  readonly _type: 'figure';
  readonly _key: string;
  readonly imageId: string | null;
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

/** A boxed remark. */
export interface CalloutBlock {
  readonly _type: 'callout';
  readonly _key: string;
  readonly tone: 'note' | 'tip' | 'warning' | 'important';
  readonly title?: string;
  readonly content: readonly TextBlock[];
}

/** What a patient tells, while the patient's consent allows it. */
export interface TestimonialBlock {
  readonly _type: 'testimonial';
  readonly _key: string;
  readonly testimonial: { readonly _type: 'reference'; readonly _ref: string };
  readonly story: {
    readonly name: string;
    readonly content: readonly (TextBlock | FigureBlock)[];
    /** The portrait, whose file is in `ArticleBody.figures`. */
    readonly image: { readonly imageId: string; readonly alt: string } | null;
  };
}

export interface CallToActionBlock {
  readonly _type: 'callToAction';
  readonly _key: string;
  readonly title: string;
  readonly text?: string;
  readonly label: string;
  readonly url: string;
}

/** All rows have the same number of cells. With `headerRow` the first row heads the columns. */
export interface TableBlock {
  readonly _type: 'table';
  readonly _key: string;
  readonly caption?: string;
  readonly headerRow: boolean;
  readonly rows: readonly {
    readonly _type: 'row';
    readonly _key: string;
    readonly cells: readonly (InlineText & { readonly _type: 'cell'; readonly _key: string })[];
  }[];
}

/**
 * The Portable Text of a body, typed. The service checked it when it was written, so it is not checked again; a newer
 * service may know more types of blocks, which renderers pass over.
 */
export function portableTextOf(body: { readonly portableText: unknown }): PortableText {
  return body.portableText as PortableText;
}
