import type { BodyResult } from '../../rules/body/check/check-body.js';
import { danglingFaults, withoutDuplicates } from '../../rules/citations/cited-body.js';
import { checkCitations, type CitationsResult } from '../../rules/citations/check-citations.js';
import { latestDayOf } from '../../rules/days.js';
import { refuse } from '../check-input.js';
import type { BodyInput, UpdateArticleInput } from './article.input.js';
import type { RevisionContent } from './revision-content.js';

type Input = Pick<UpdateArticleInput, 'body' | 'citations'>;

/**
 * The citations that an input says: its own list, else those that its body defines, as footnotes of Markdown do. Undefined
 * where it says nothing.
 */
export function readCitations(
  { body: bodyInput, citations }: Input,
  body: BodyResult | undefined,
  now: Date,
): CitationsResult | undefined {
  const today = latestDayOf(now);
  if (citations !== undefined) return checkCitations(citations ?? [], ['input', 'citations'], today);
  const drafts = body?.citations;
  if (!drafts) return undefined;
  const field = fieldOfBody(bodyInput);
  const result = checkCitations(drafts, field, today);
  if (result.faults === undefined) return result;
  // Text has no third citation: the message says which.
  const [first, ...others] = result.faults.map((fault) => {
    const key = drafts[Number(fault.field?.[field.length])]?.key;
    return { ...fault, field, message: key === undefined ? fault.message : `[^${key}]: ${fault.message}` };
  });
  return { faults: [first!, ...others] };
}

/** The same content with duplicate citations merged; refused where the text names citations that the list lacks. */
export function citedContent<Content extends Pick<RevisionContent, 'body' | 'citations'>>(
  content: Content,
  { body: bodyInput }: Input,
): Content {
  const { body, citations } = content;
  const field = bodyInput ? fieldOfBody(bodyInput) : ['input', 'citations'];
  const blocks: unknown = bodyInput?.portableText;
  // Empty paragraphs were dropped: then the places of blocks are not those of the input.
  const isPlaced = Array.isArray(blocks) && blocks.length === body.length;
  refuse(danglingFaults(body, citations, (index) => (isPlaced ? [...field, String(index)] : field)));
  return { ...content, ...withoutDuplicates(body, citations) };
}

function fieldOfBody(input: BodyInput | null | undefined): string[] {
  const form = input?.markdown != null ? 'markdown' : input?.html != null ? 'html' : 'portableText';
  return ['input', 'body', form];
}
