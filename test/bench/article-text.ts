import type { Body, Span, TextBlock } from '../../src/rules/body/body.js';
import { between, type Random } from './random.js';

const SECTIONS = 5;
const PARAGRAPHS = 3;
const LIST_ITEMS = 4;
const WORDS_A_SENTENCE = [8, 22] as const;
const SENTENCES_A_PARAGRAPH = [3, 5] as const;

/** Draws the next word of a text. */
export type Words = () => string;

/** Some words with a capital at their head and no stop at their end: a title, a list item. */
export function phrase(random: Random, words: Words, least: number, most: number): string {
  const text = Array.from({ length: between(random, least, most) }, words).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function paragraph(
  random: Random,
  words: Words,
  [least, most]: readonly [number, number] = SENTENCES_A_PARAGRAPH,
): string {
  const sentence = () => `${phrase(random, words, ...WORDS_A_SENTENCE)}.`;
  return Array.from({ length: between(random, least, most) }, sentence).join(' ');
}

/**
 * A body of about 1,000 words as clinics write them: an introduction, five sections with paragraphs, a list, a callout,
 * a link, and in every second article a figure. Portable Text as `checkBody` would let it through.
 */
export function articleBody(random: Random, words: Words): Body {
  const body: Body[number][] = [];
  const add = (block: (key: string) => Body[number]) => body.push(block(`b${body.length}`));
  add((key) => textBlock(key, 'normal', [paragraph(random, words)]));
  for (let section = 0; section < SECTIONS; section += 1) {
    add((key) => textBlock(key, 'h2', [phrase(random, words, 2, 6)]));
    for (let at = 0; at < PARAGRAPHS; at += 1) {
      const text = paragraph(random, words);
      add((key) => (section === 1 && at === 0 ? linkedBlock(key, text) : textBlock(key, 'normal', [text])));
    }
    if (section === 2) {
      for (let item = 0; item < LIST_ITEMS; item += 1) {
        const text = phrase(random, words, 5, 12);
        add((key) => ({ ...textBlock(key, 'normal', [text]), listItem: 'bullet', level: 1 }));
      }
    }
  }
  if (random() < 0.5) {
    const alt = phrase(random, words, 4, 9);
    const caption = phrase(random, words, 4, 12);
    add((key) => ({ _type: 'figure', _key: key, imageId: null, alt, caption }));
  }
  const advice = paragraph(random, words, [1, 2]);
  add((key) => ({
    _type: 'callout',
    _key: key,
    tone: 'tip',
    content: [textBlock('c0', 'normal', [advice])],
  }));
  return body;
}

function textBlock(key: string, style: TextBlock['style'], texts: readonly string[]): TextBlock {
  const children = texts.map((text, at): Span => ({ _type: 'span', _key: `${key}s${at}`, text, marks: [] }));
  return { _type: 'block', _key: key, style, children, markDefs: [] };
}

/** A paragraph whose second tenth is a link. */
function linkedBlock(key: string, text: string): TextBlock {
  const from = text.indexOf(' ', text.length / 10) + 1;
  const to = text.indexOf(' ', from + text.length / 10);
  const block = textBlock(key, 'normal', [text.slice(0, from), text.slice(from, to), text.slice(to)]);
  const link = `${key}m0`;
  return {
    ...block,
    children: block.children.map((span, at) => (at === 1 ? { ...span, marks: [link] } : span)),
    markDefs: [{ _type: 'link', _key: link, href: `https://journal.example/${key}` }],
  };
}
