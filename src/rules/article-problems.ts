import type { Body } from './body/body.js';
import { shown } from './body/clean-text.js';
import { publishFaults } from './body/publish-faults.js';
import type { Citation } from './citations/citation.js';
import { unusedCitations } from './citations/cited-body.js';
import type { Fault } from './domain-error.js';

/** Something an editor should know about a revision. */
export interface Problem {
  readonly code: string;
  /** BLOCKING: publishing is refused. */
  readonly severity: 'BLOCKING' | 'WARNING';
  readonly message: string;
  /** Where in the revision. */
  readonly path: readonly string[] | null;
}

/** What of a revision can be a problem. */
export interface Examined {
  readonly summary: string | null;
  readonly body: Body;
  /** None where it is missing. */
  readonly citations?: readonly Citation[];
  readonly image: { readonly imageId: string | null; readonly alt: string } | null;
  readonly authors: number;
  readonly topics: number;
}

/** What publishing a revision is refused for; empty where nothing is. A missing summary is none: readers see the text's beginning. */
export function blockingFaults({
  body,
  image,
}: {
  readonly body: Body;
  readonly image: { readonly alt: string } | null;
}): Fault[] {
  const imageFaults: Fault[] =
    image && image.alt.trim() === ''
      ? [
          {
            code: 'ALT_TEXT_MISSING',
            message:
              'The image of the article has no alternative text. Say what it shows, for those who cannot see it.',
            field: ['image', 'alt'],
          },
        ]
      : [];
  return [...imageFaults, ...publishFaults(body)];
}

/** Everything an editor should know about a revision, what blocks publishing first. */
export function articleProblems(revision: Examined): Problem[] {
  const { summary, authors, topics, body, image } = revision;
  return [
    ...blockingFaults(revision).map(({ code, message, field }) => ({
      code,
      severity: 'BLOCKING' as const,
      message,
      path: field ?? null,
    })),
    ...(summary === null
      ? [
          warning(
            'SUMMARY_MISSING',
            'There is no summary. Readers and search engines see the beginning of the text instead.',
            ['summary'],
          ),
        ]
      : []),
    ...(authors === 0 ? [warning('AUTHOR_MISSING', 'Nobody signs the article.', ['authors'])] : []),
    ...(topics === 0
      ? [warning('TOPIC_MISSING', 'The article has no topic, so no list shows it.', ['topics'])]
      : []),
    ...(image && image.imageId === null ? [withoutFile('The image of the article', ['image'])] : []),
    ...figuresWithoutFile(body),
    ...skippedHeadings(body),
    ...uncited(body, revision.citations ?? []),
  ];
}

function figuresWithoutFile(body: Body): Problem[] {
  return body.flatMap((block, index) => {
    if (block._type !== 'figure' || block.imageId !== null) return [];
    const words = block.caption ?? block.alt;
    const which = words === '' ? 'A figure' : `The figure ${shown(words)}`;
    return [withoutFile(which, ['body', String(index)])];
  });
}

/** Addresses of pictures are not kept: what stands elsewhere can change or vanish, and shows its host who reads. */
function withoutFile(which: string, path: readonly string[]): Problem {
  const message = `${which} has no file yet: readers get its words alone. Addresses of pictures are not kept; choose its file once it is in the library of images.`;
  return warning('FIGURE_WITHOUT_FILE', message, path);
}

/** WCAG 2.2, technique G141: a heading is at most one level below the one before it; the title is level 1. */
function skippedHeadings(body: Body): Problem[] {
  let above = 1;
  return body.flatMap((block, index) => {
    const level = block._type === 'block' ? Number(/^h(\d)$/.exec(block.style)?.[1] ?? 0) : 0;
    if (level === 0) return [];
    const isSkipped = level > above + 1;
    const message = `A heading of level ${level} follows one of level ${above}. Make it level ${above + 1}.`;
    above = level;
    return isSkipped ? [warning('HEADING_LEVEL_SKIPPED', message, ['body', String(index)])] : [];
  });
}

function uncited(body: Body, citations: readonly Citation[]): Problem[] {
  return unusedCitations(body, citations).map((index) => {
    const message = `The text never cites ${shown(citations[index]!.text)}. Bind it to the words that rest on it, or take it off the list.`;
    return warning('CITATION_UNUSED', message, ['citations', String(index)]);
  });
}

function warning(code: string, message: string, path: readonly string[]): Problem {
  return { code, severity: 'WARNING', message, path };
}
