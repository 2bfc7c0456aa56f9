import type { DataSource, EntityManager } from 'typeorm';
import type { ReviewPolicy } from '../rules/medical-review/review-policy.js';
import { readAsOf, type ReadingAsOf } from './as-of.js';
import { copyAuthor, copyPartner, copyTopic } from './copies.repository.js';
import { contentVersion } from './content-version.js';
import {
  areWordsKnown,
  forgetWords,
  keepWords,
  lockWords,
  NOTHING_GONE,
  type GoneMatter,
} from './forget-words.js';
import { copyKnownImage, findArticlesShowing, forgetUnusedImages } from './image.repository.js';
import { Passages, type Passage } from './passages.js';
import type { PreparedPublication, PublicAddresses } from './prepared-publication.js';
import type { RevisionSnapshot } from './prepared-reading.js';
import { prepareRevision, prepareWith } from './preparing.js';
import { lockArticles } from './publication.repository.js';
import { publishEditions, type PublishOrder } from './publishing.js';
import { refreshEditions, refreshReviews } from './refreshing.js';
import { areSame, lockSources } from './sources.js';
import { copyStopWords } from './stop-word.repository.js';
import { copySynonyms } from './synonym.repository.js';
import { SEARCH_KEY } from './touched.js';
import { unpublishEditions } from './unpublishing.js';

/**
 * The only code that writes what delivery reads. Every method but `prepare` works in the caller's transaction, as its
 * last step, on a thing the caller has locked by its version.
 */
export class Gate {
  private readonly passages: Passages;

  constructor(
    private readonly dataSource: DataSource,
    private readonly addresses: PublicAddresses,
    /** Called after each passage that readers can see, which may yet be rolled back. */
    onSeen: () => void = () => undefined,
    private readonly reviewPolicy: Pick<ReviewPolicy, 'overdue'> = { overdue: 'show' },
  ) {
    this.passages = new Passages(onSeen);
  }

  /** Computes what can be computed before anything is locked. Null where the article has no such revision. */
  prepare(articleId: string, revisionNumber: number): Promise<PreparedPublication | null> {
    return prepareRevision(this.dataSource, articleId, revisionNumber, this.addresses);
  }

  /**
   * Locks what a prepared publication shows besides its article, until the transaction ends: from here on no story in it is
   * withdrawn and no image replaced. Prepares it anew where something was since. Call it before the article is locked.
   */
  async hold(manager: EntityManager, prepared: PreparedPublication): Promise<PreparedPublication> {
    await keepWords(manager);
    const sources = await lockSources(manager, prepared.revision);
    return areSame(sources, prepared.sources) && (await areWordsKnown(manager, prepared))
      ? prepared
      : prepareWith(manager, prepared.revision, sources, this.addresses);
  }

  /** Makes a held revision visible from `at` until `until`, or until the next scheduled publication. */
  async publish(
    manager: EntityManager,
    prepared: PreparedPublication,
    order: PublishOrder,
  ): Promise<Passage> {
    return this.passages.passArticles(manager, [prepared.revision.articleId], async () => {
      const { isAtOnce } = await publishEditions(manager, prepared, {
        ...order,
        overdue: this.reviewPolicy.overdue,
      });
      // What is only scheduled changes nothing that anybody sees, and its number would tell.
      return isAtOnce;
    });
  }

  /** For `refresh`, where it is not the first to lock anything. Call it before anything else is locked. */
  approachRefresh(manager: EntityManager): Promise<void> {
    return keepWords(manager);
  }

  /** Lets nobody publish until the transaction ends: for `refresh` with something gone. Call it before anything else is locked. */
  approachWithdrawal(manager: EntityManager): Promise<void> {
    return lockWords(manager);
  }

  /**
   * Makes what is published of articles anew, with stories, images and reviews as they are now; what is scheduled too. Locks
   * the articles, in the order of their ids. Where something is `gone`, search forgets the words that no article has any more,
   * and delivery the images that nothing shows. `words`: how many words and stems went.
   */
  async refresh(
    manager: EntityManager,
    articleIds: readonly string[],
    gone: GoneMatter = NOTHING_GONE,
  ): Promise<Passage & { words: number }> {
    await keepWords(manager);
    const articles = await lockArticles(manager, articleIds);
    let words = 0;
    const passage = await this.passages.passArticles(manager, articleIds, async () => {
      const isSeen = await this.refreshLocked(manager, articles);
      words = await forgetWords(manager, gone.texts);
      await forgetUnusedImages(manager, gone.imageIds);
      return isSeen;
    });
    return { ...passage, words };
  }

  /** Shows readers of a locked article the medical review it has now. What was withheld for want of one comes back. */
  async refreshReviews(manager: EntityManager, articleId: string): Promise<Passage> {
    // Rows that ended with a due day are not there any more to be shown again.
    if (this.reviewPolicy.overdue === 'withhold') return this.refresh(manager, [articleId]);
    return this.passages.passArticles(manager, [articleId], () =>
      refreshReviews(manager, articleId, this.reviewPolicy),
    );
  }

  /** Ends what is visible and cancels what is scheduled. `wasOpen` is false where there was neither. */
  async unpublish(manager: EntityManager, articleId: string): Promise<Passage & { wasOpen: boolean }> {
    let wasOpen = false;
    const passage = await this.passages.passArticles(manager, [articleId], async () => {
      const was = await unpublishEditions(manager, articleId);
      wasOpen = was.wasOpen;
      return was.wasSeen;
    });
    return { ...passage, wasOpen };
  }

  /** What readers saw of an article at an instant that is past; null where they saw nothing. */
  readAsOf(manager: EntityManager, articleId: string, at: Date): Promise<ReadingAsOf | null> {
    return readAsOf(manager, articleId, at, this.addresses);
  }

  /** Shows readers an author as it is stored now. */
  async publishAuthor(manager: EntityManager, authorId: string): Promise<Passage> {
    await copyAuthor(manager, authorId);
    // Lists of articles may be those of an author by slug, and searches count by name.
    return this.passages.pass(manager, [`author-${authorId}`, 'authors', 'articles']);
  }

  /**
   * Shows readers an image as it is stored now. Where its file is another one, all that is published with it is made anew, as
   * that holds its address.
   */
  async publishImage(
    manager: EntityManager,
    imageId: string,
    { isFileNew }: { readonly isFileNew: boolean },
  ): Promise<Passage> {
    await keepWords(manager);
    const articles = await lockArticles(
      manager,
      isFileNew ? await findArticlesShowing(manager, imageId) : [],
    );
    const isSeen = await copyKnownImage(manager, imageId);
    return this.passages.passArticles(
      manager,
      articles.map(({ id }) => id),
      async () => (await this.refreshLocked(manager, articles)) || isSeen,
      [`image-${imageId}`],
    );
  }

  /** Lets delivery know nothing more of an image that nothing uses. */
  forgetImage(manager: EntityManager, imageId: string): Promise<void> {
    return forgetUnusedImages(manager, [imageId]);
  }

  /** Shows readers a topic as it is stored now. */
  async publishTopic(manager: EntityManager, topicId: string): Promise<Passage> {
    await copyTopic(manager, topicId);
    return this.passages.pass(manager, [`topic-${topicId}`, 'topics', 'articles']);
  }

  /** Lets a partner show articles as it is stored now, or no more. */
  async publishPartner(manager: EntityManager, partnerId: string): Promise<Passage> {
    await copyPartner(manager, partnerId);
    return this.passages.pass(manager, [`partner-${partnerId}`, 'partners']);
  }

  /** Lets questions be read with a group of synonyms as it is stored now, without it where it is gone. */
  async publishSynonyms(manager: EntityManager, groupId: string): Promise<Passage> {
    await copySynonyms(manager, groupId);
    return this.passages.pass(manager, [SEARCH_KEY]);
  }

  /** Lets questions be read with the stop list of a locale as it is stored now. */
  async publishStopWords(manager: EntityManager, locale: string): Promise<Passage> {
    await copyStopWords(manager, locale);
    return this.passages.pass(manager, [SEARCH_KEY]);
  }

  /** The number of committed changes readers can see. */
  contentVersion(manager: EntityManager): Promise<number> {
    return contentVersion(manager);
  }

  /** Whether readers see it. */
  private async refreshLocked(
    manager: EntityManager,
    articles: readonly { readonly id: string; readonly locale: string }[],
  ): Promise<boolean> {
    const prepare = async (revision: RevisionSnapshot) =>
      prepareWith(manager, revision, await lockSources(manager, revision), this.addresses);
    let isSeen = false;
    for (const article of articles) {
      isSeen = (await refreshEditions(manager, article, prepare, this.reviewPolicy)) || isSeen;
    }
    return isSeen;
  }
}
