import type { RevisionSnapshot } from '../../src/publication/prepared-reading.js';
import { hyphenated } from '../../src/rules/slug.js';
import { articleBody, paragraph, phrase } from './article-text.js';
import { below, between, distinct, seededId, seededRandom } from './random.js';
import { createVocabulary, inventWords } from './vocabulary.js';

export const LOCALE = 'en';
export const RELATED = 4;
const AUTHORS = 50;
const TOPICS = 40;
const TOPICS_AN_ARTICLE = 3;
/** Words of the language, as large as the working vocabulary of a site with one subject. */
const VOCABULARY = 6_000;
const WORDS_OF_A_TOPIC = 40;
/** How much of an article is about its topic rather than about anything. */
const TOPICAL_SHARE = 0.12;
/** The articles' days of publication spread evenly from here over ten years. */
const FIRST_DAY = Date.UTC(2016, 0, 1);
const SECONDS_IN_TEN_YEARS = 10 * 365 * 86_400;

export interface CorpusAuthor {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly credentials: string;
  readonly jobTitle: Readonly<Record<string, string>>;
  readonly bio: Readonly<Record<string, string>>;
}

export interface CorpusTopic {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
}

/** An article that was published once, at `publishedAt`, and is still visible. */
export interface CorpusArticle {
  readonly publicationId: string;
  readonly publishedAt: Date;
  readonly revision: RevisionSnapshot;
}

/** What a clinic with a long history would have. The same seed and size give the same corpus, to the byte. */
export interface Corpus {
  readonly size: number;
  readonly authors: readonly CorpusAuthor[];
  readonly topics: readonly CorpusTopic[];
  /** The article at a place from 0, oldest first; made when asked for. */
  readonly article: (place: number) => CorpusArticle;
  /** The slug alone, without making the article. */
  readonly slug: (place: number) => string;
}

/** Fewest articles: with fewer a topic could be without any, or the list without a second page. */
export const LEAST_ARTICLES = TOPICS;

export function createCorpus(size: number, seed = 'seventh'): Corpus {
  if (!Number.isInteger(size) || size < LEAST_ARTICLES) {
    throw new RangeError(`A corpus of ${size} articles: expected a whole number from ${LEAST_ARTICLES}.`);
  }
  const random = seededRandom(seed);
  const { words, next: draw } = createVocabulary(random, VOCABULARY);
  const next = () => draw(random);
  const taken = new Set(words);
  const topicalWords = Array.from({ length: TOPICS }, () => inventWords(random, WORDS_OF_A_TOPIC, taken));
  const beginning = new Date(FIRST_DAY);
  const idOf = () => seededId(random, beginning);

  const authors = Array.from({ length: AUTHORS }, (_, at): CorpusAuthor => {
    const name = `${phrase(random, next, 1, 1)} ${phrase(random, next, 1, 1)} ${at + 1}`;
    return {
      id: idOf(),
      slug: hyphenated(name, LOCALE),
      name,
      credentials: 'MD, PhD',
      jobTitle: { [LOCALE]: phrase(random, next, 2, 3) },
      bio: { [LOCALE]: paragraph(random, next, [1, 2]) },
    };
  });
  const topics = topicalWords.map((own, at): CorpusTopic => {
    const name = `${phrase(random, () => own[0]!, 1, 1)} ${at + 1}`;
    return { id: idOf(), slug: hyphenated(name, LOCALE), name, description: paragraph(random, next, [1, 1]) };
  });
  const step = Math.floor(SECONDS_IN_TEN_YEARS / size) * 1000;
  const dayOf = (place: number) => new Date(FIRST_DAY + place * step);
  const heads = Array.from({ length: size }, (_, place) => ({
    id: seededId(random, dayOf(place)),
    title: phrase(random, next, 3, 8),
  }));
  const slug = (place: number) => `${hyphenated(heads[place]!.title, LOCALE, 80)}-${place}`;

  function article(place: number): CorpusArticle {
    const own = seededRandom(`${seed} ${place}`);
    const mainTopic = place % TOPICS;
    const besides = distinct(TOPICS_AN_ARTICLE, () => below(own, TOPICS)).filter((at) => at !== mainTopic);
    const topicPlaces = [mainTopic, ...besides].slice(0, TOPICS_AN_ARTICLE);
    const topical = topicalWords[mainTopic]!;
    const word = () => (own() < TOPICAL_SHARE ? topical[below(own, topical.length)]! : draw(own));
    const others = distinct(RELATED + 1, () => below(own, size)).filter((other) => other !== place);
    const { id, title } = heads[place]!;
    return {
      publicationId: seededId(own, dayOf(place)),
      publishedAt: dayOf(place),
      revision: {
        revisionId: seededId(own, dayOf(place)),
        articleId: id,
        translationGroupId: seededId(own, dayOf(place)),
        number: 1,
        locale: LOCALE,
        slug: slug(place),
        title,
        subtitle: null,
        summary: paragraph(own, word, [1, 2]),
        body: articleBody(own, word),
        image: null,
        callToAction: null,
        seo: null,
        citations: [],
        videos: [],
        sourceArticleId: null,
        sourceRevision: null,
        // So that publishing it again through the gate gives it the same date.
        originallyPublishedAt: dayOf(place),
        authorIds: distinct(between(own, 1, 2), () => below(own, AUTHORS)).map((at) => authors[at]!.id),
        topicIds: topicPlaces.map((at) => topics[at]!.id),
        relatedIds: others.slice(0, RELATED).map((at) => heads[at]!.id),
      },
    };
  }
  return { size, authors, topics, article, slug };
}
