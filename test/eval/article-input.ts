import type { SourceDocument } from './collection.js';

/** The product's limit, in UTF-16 code units. */
const LONGEST_TITLE = 200;
/** The product's limit of topics an article. */
const MOST_TOPICS = 20;
/** A body without line breaks is cut into paragraphs of about this many characters, at the end of a sentence. */
const PARAGRAPH = 600;

/** What `createArticle` is sent for a document; null where there is no word in it, so that nothing could be published. */
export function articleInput(document: SourceDocument, topicIds: ReadonlyMap<string, string>): object | null {
  const title = oneLine(document.title);
  const body = document.body.trim();
  const [head, rest] = cutTitle(title || oneLine(body).slice(0, 80) || document.id);
  if (title === '' && body === '') return null;
  // What a title has no room for is still to be found, and a page of nothing but a title has at least that.
  const paragraphs = [...(rest ? [rest] : []), ...paragraphsOf(body)];
  if (paragraphs.length === 0) paragraphs.push(head);
  const tags = [...new Set(document.tags ?? [])].slice(0, MOST_TOPICS);
  return {
    locale: 'en',
    title: head,
    body: {
      portableText: paragraphs.map((text, at) => ({
        _type: 'block',
        _key: `p${at}`,
        style: 'normal',
        markDefs: [],
        children: [{ _type: 'span', _key: 's', text, marks: [] }],
      })),
    },
    topicIds: tags.flatMap((tag) => topicIds.get(tag) ?? []),
    originallyPublishedAt: document.date ? new Date(document.date).toISOString() : null,
  };
}

/** What fits into a title, cut between words, and what does not. */
function cutTitle(title: string): [head: string, rest: string] {
  if (title.length <= LONGEST_TITLE) return [title, ''];
  const blank = title.lastIndexOf(' ', LONGEST_TITLE);
  const end = blank > 0 ? blank : LONGEST_TITLE;
  return [title.slice(0, end), title.slice(end).trim()];
}

function paragraphsOf(body: string): string[] {
  return body
    .split(/\n+/)
    .flatMap((line) => cutLine(line.trim()))
    .filter((text) => text !== '');
}

function cutLine(line: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const sentence of line.split(/(?<=[.!?]) +/)) {
    if (part.length >= PARAGRAPH) {
      parts.push(part);
      part = '';
    }
    part += part ? ` ${sentence}` : sentence;
  }
  return [...parts, part];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
