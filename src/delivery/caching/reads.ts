import { ALL_ARTICLES, ARTICLES } from '../../rules/surrogate-keys.js';
import { OVERFLOW } from './surrogate-keys.js';

/** What one answer was made of, as keys by which caches are told that something changed. */
export class Reads {
  private readonly keys = new Set<string>();

  /**
   * `statement` is a name without its variant, `rows` what it gave, `lists` the keys of the lists of articles that it is about;
   * none: any article may come into what it found.
   */
  add(statement: string, rows: readonly ReadRow[], lists?: readonly string[]): void {
    if (statement === 'delivery.content-version' || statement === 'delivery.clock') return;
    // What was not there may come; and whatever does not ask for one thing by name changes with things that are not in it.
    if (rows.length === 0 || !OF_ONE.test(statement)) this.addList(listOf(statement), lists);
    if (statement.startsWith('delivery.search.')) this.keys.add('search');
    if (statement === 'delivery.articles.related') this.keys.add('related');
    if (statement === 'delivery.articles.related-from') this.keys.add('related-from');
    if (statement === 'delivery.articles.translations') this.keys.add('translations');
    for (const row of rows) this.addRow(row);
  }

  /** One thing that was at hand. */
  addKey(key: string): void {
    this.keys.add(key);
  }

  /** The answer changes with everything: it tells the number of changes. */
  addEverything(): void {
    this.keys.add(OVERFLOW);
  }

  /** Sorted: in what order things were read tells of what lies beside them. */
  list(): string[] {
    return [...this.keys].toSorted();
  }

  private addList(list: string, lists: readonly string[] = [ALL_ARTICLES]): void {
    this.keys.add(list);
    if (list === ARTICLES) for (const each of lists) this.keys.add(each);
  }

  /** Rows name things as the columns of `article`, `author` and `topic` do, their own and those nested in them. */
  private addRow(row: ReadRow): void {
    const { articleId, authorId, topicId, imageId, partnerId, authors, topics, related, article } = row;
    const { review, score } = row;
    // Beside an article that none is alike to stand the newest, and any may be the next of them.
    if (score === 0) this.addList(ARTICLES);
    if (articleId !== undefined) this.keys.add(`article-${articleId}`);
    if (authorId !== undefined) this.keys.add(`author-${authorId}`);
    if (topicId !== undefined) this.keys.add(`topic-${topicId}`);
    if (imageId !== undefined) this.keys.add(`image-${imageId}`);
    if (partnerId !== undefined) this.keys.add(`partner-${partnerId}`);
    if (authors) for (const each of authors) this.addRow(each);
    if (topics) for (const each of topics) this.addRow(each);
    if (article) this.addRow(article);
    for (const each of review?.reviewers ?? []) this.addRow(each);
    if (related) {
      this.keys.add('related');
      if (related.length === 0) this.addList(ARTICLES);
      for (const each of related) this.addRow(each);
    }
  }
}

/** As much of a row as matters here. */
export interface ReadRow {
  readonly articleId?: string;
  readonly authorId?: string;
  readonly topicId?: string;
  readonly imageId?: string;
  readonly partnerId?: string;
  readonly authors?: readonly ReadRow[];
  readonly topics?: readonly ReadRow[];
  readonly related?: readonly ReadRow[];
  /** How alike an article is to the one it stands beside, or to a question. */
  readonly score?: number | null;
  readonly article?: ReadRow;
  readonly review?: { readonly reviewers: readonly ReadRow[] } | null;
}

/**
 * Statements that ask for things by slug or id: what they find changes with those things alone. So it is with translations,
 * and with what is near an article: a change of the one touches the other. Who knows only which article has changed has
 * `translations` and `related` for that.
 */
const OF_ONE =
  /^delivery\.(articles?|authors?|topics?|partner|images)\.(by-slug|by-ids|by-id|parts|translations|related)$/;

function listOf(statement: string): string {
  const noun = /^delivery\.(author|topic|partner)(s\.|\.by-slug$|\.by-id$)/.exec(statement)?.[1];
  return noun === undefined ? ARTICLES : `${noun}s`;
}
