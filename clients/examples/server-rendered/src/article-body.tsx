import {
  PortableText,
  type PortableTextBlockComponent,
  type PortableTextComponents,
} from '@portabletext/react';
import type {
  CalloutBlock,
  CallToActionBlock,
  FigureBlock,
  InlineText,
  PortableText as Body,
  TableBlock,
  TestimonialBlock,
  VideoBlock,
} from '../../../typescript/src/portable-text.js';

/** A heading's place in the page, as `Article.sections` names it. */
interface Anchored {
  readonly anchor: string;
  readonly level: number;
}

/** The text of an article by the stock renderer: it knows paragraphs, lists and links, and we tell it our own blocks. */
export function ArticleBody({ blocks, sections }: { blocks: Body; sections: readonly Anchored[] }) {
  return (
    <div className="prose">
      <PortableText value={[...blocks]} components={componentsFor(anchorsByKey(blocks, sections))} />
    </div>
  );
}

function componentsFor(anchors: ReadonlyMap<string, string>): PortableTextComponents {
  const heading = (Level: 'h2' | 'h3' | 'h4'): PortableTextBlockComponent => {
    return ({ value, children }) => <Level id={anchors.get(value._key ?? '')}>{children}</Level>;
  };
  return {
    block: { h2: heading('h2'), h3: heading('h3'), h4: heading('h4') },
    marks: {
      sub: ({ children }) => <sub>{children}</sub>,
      sup: ({ children }) => <sup>{children}</sup>,
      link: ({ value, children }) => <a href={(value as { href: string }).href}>{children}</a>,
      // The list of literature is not on this page, so the words stand without its numbers.
      citation: ({ children }) => <>{children}</>,
    },
    types: {
      callout: ({ value }: { value: CalloutBlock }) => <Callout {...value} />,
      figure: ({ value }: { value: FigureBlock }) => <Figure {...value} />,
      table: ({ value }: { value: TableBlock }) => <Table {...value} />,
      video: ({ value }: { value: VideoBlock }) => <Video {...value} />,
      callToAction: ({ value }: { value: CallToActionBlock }) => <CallToAction {...value} />,
      testimonial: ({ value }: { value: TestimonialBlock }) => <Testimonial {...value.story} />,
    },
    // A newer service may know blocks that this page does not: leave them out, and say so in the log.
    unknownType: () => null,
  };
}

/** Headings stand in the same order in the body and in the sections, where text before the first heading has level 1. */
function anchorsByKey(blocks: Body, sections: readonly Anchored[]): Map<string, string> {
  const headings = blocks.filter((block) => block._type === 'block' && /^h[2-4]$/.test(block.style));
  const anchors = sections.filter(({ level }) => level > 1).map(({ anchor }) => anchor);
  return new Map(headings.map(({ _key }, index) => [_key, anchors[index] ?? '']));
}

function Callout({ tone, title, content }: CalloutBlock) {
  return (
    <aside className={`callout callout-${tone}`}>
      {title && <h3>{title}</h3>}
      <PortableText value={[...content]} />
    </aside>
  );
}

/** A patient's words and the name that readers may know. */
function Testimonial({ name, content }: TestimonialBlock['story']) {
  const types = { figure: ({ value }: { value: FigureBlock }) => <Figure {...value} /> };
  return (
    <figure className="testimonial">
      <blockquote>
        <PortableText value={[...content]} components={{ types }} />
      </blockquote>
      <figcaption>{name}</figcaption>
    </figure>
  );
}

/** Without its file, readers get what the picture shows, as text. */
function Figure({ alt, caption, credit }: Omit<FigureBlock, '_type' | '_key'>) {
  const below = [caption, credit].filter(Boolean).join(' · ');
  return (
    <figure>
      {alt && <div role="img" aria-label={alt} />}
      {below && <figcaption>{below}</figcaption>}
    </figure>
  );
}

function Table({ caption, headerRow, rows }: TableBlock) {
  const [head, ...others] = rows;
  const body = headerRow ? others : rows;
  return (
    // A wide table scrolls by itself, also from the keyboard.
    <div className="table" role="group" tabIndex={0}>
      <table>
        {caption && <caption>{caption}</caption>}
        {headerRow && head && (
          <thead>
            <tr>
              {head.cells.map((cell) => (
                <th key={cell._key} scope="col">
                  <Inline {...cell} />
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {body.map((row) => (
            <tr key={row._key}>
              {row.cells.map((cell) => (
                <td key={cell._key}>
                  <Inline {...cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A cell is a line of text: the renderer is given it as a paragraph, without the paragraph's element. */
function Inline({ children, markDefs }: InlineText) {
  return (
    <PortableText
      value={[
        { _type: 'block', _key: 'cell', style: 'normal', children: [...children], markDefs: [...markDefs] },
      ]}
      components={{ block: ({ children }) => children }}
    />
  );
}

/** A link, not a player: nothing is asked of the video's host before the reader wants it. */
function Video({ url, title, durationSeconds }: VideoBlock) {
  const minutes = durationSeconds === undefined ? '' : ` (${Math.ceil(durationSeconds / 60)} min)`;
  return (
    <p>
      ▶ <a href={url}>{title}</a>
      {minutes}
    </p>
  );
}

export function CallToAction({
  title,
  text,
  label,
  url,
}: {
  title: string;
  text?: string | null;
  label: string;
  url: string;
}) {
  return (
    <section className="call">
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      <p>
        <a className="button" href={url}>
          {label}
        </a>
      </p>
    </section>
  );
}
