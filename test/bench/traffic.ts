import type { Corpus } from './corpus.js';
import { below, between, seededRandom, type Random } from './random.js';
import { articlePage, request, STAMP, type GraphqlRequest } from './requests.js';
import { COMMON } from './vocabulary.js';

/** Different questions: enough that none is asked again before hundreds of others were. */
const MOST_QUESTIONS = 200;
const MOST_WORDS = 6;
/** Different texts that are written. */
const TEXTS = 8;
const PARAGRAPHS = 4;

/** All article pages, in an order of their own, so that those asked for often are not the oldest. */
export function articlePages(corpus: Corpus): GraphqlRequest[] {
  const random = seededRandom('shuffle');
  return Array.from({ length: corpus.size }, (_, place) => ({ place, key: random() }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ place }) => articlePage(corpus.slug(place)));
}

/** Questions of one to six words, all out of one article each: what somebody asks who looks for it. */
export function questions(corpus: Corpus): GraphqlRequest[] {
  const random = seededRandom('questions');
  return Array.from({ length: Math.min(MOST_QUESTIONS, corpus.size) }, (_, at) => {
    const words = tellingWords(corpus, random);
    const text = Array.from(
      { length: 1 + (at % MOST_WORDS) },
      () => words[below(random, words.length)]!,
    ).join(' ');
    return request('Search', { text });
  });
}

/** Words of an article's summary; without the commonest, which search leaves out. */
function tellingWords(corpus: Corpus, random: Random): string[] {
  const { title, summary } = corpus.article(below(random, corpus.size)).revision;
  const words = `${title} ${summary}`.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  const telling = words.filter((word) => !COMMON.includes(word));
  return telling.length > 0 ? telling : tellingWords(corpus, random);
}

/** New articles of a few paragraphs, as an editor's first draft: the beginnings of articles of the corpus. */
export function newArticles(corpus: Corpus): GraphqlRequest[] {
  const random = seededRandom('drafts');
  return Array.from({ length: TEXTS }, (_, at) => {
    const { revision } = corpus.article(below(random, corpus.size));
    const paragraphs = revision.body.flatMap((block) =>
      block._type === 'block'
        ? [block.children.map((child) => ('text' in child ? child.text : '')).join('')]
        : [],
    );
    const markdown = paragraphs.slice(0, between(random, PARAGRAPHS, PARAGRAPHS + 2)).join('\n\n');
    const title = `${revision.title} ${at + 1}`;
    const input = { title, slug: STAMP, summary: revision.summary, body: { markdown } };
    return request('CreateArticle', { input, key: STAMP });
  });
}
