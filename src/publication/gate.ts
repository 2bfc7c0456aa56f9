import type { DataSource, EntityManager } from 'typeorm';
import { sortKey } from '../rules/sort-key.js';
import { bumpContentVersion, contentVersion } from './content-version.js';
import {
  preparePublication,
  type PreparedPublication,
  type PublicAddresses,
} from './prepared-publication.js';
import type { RevisionSnapshot } from './prepared-reading.js';
import { clock, lockArticles } from './publication.repository.js';
import { publishEditions, type PublishOrder } from './publishing.js';
import { refreshEditions } from './refreshing.js';
import { findRevisionSnapshot } from './revision-snapshot.repository.js';
import { areSame, findSources, lockSources, type Sources } from './sources.js';
import { copyStopWords } from './stop-word.repository.js';
import { copySynonyms } from './synonym.repository.js';
import { unpublishEditions } from './unpublishing.js';

/** What a passage through the gate ends with. */
export interface Passage {
  /** The number of committed changes that readers can see, this one included where they can see it. */
  readonly contentVersion: number;
}

/**
 * The only code that writes what delivery reads. Every method but `prepare` works in the caller's transaction, as its
 * last step, on a thing the caller has locked by its version.
 */
export class Gate {
  constructor(
    private readonly dataSource: DataSource,
    private readonly addresses: PublicAddresses,
    /** Called after each passage that readers can see, which may yet be rolled back. */
    private readonly onSeen: () => void = () => undefined,
  ) {}

  /** Computes what can be computed before anything is locked. Null where the article has no such revision. */
  async prepare(articleId: string, revisionNumber: number): Promise<PreparedPublication | null> {
    const { manager } = this.dataSource;
    const revision = await findRevisionSnapshot(manager, articleId, revisionNumber);
    if (!revision) return null;
    return this.prepareWith(manager, revision, await findSources(manager, revision));
  }

  /**
   * Locks what a prepared publication shows besides its article, until the transaction ends: from here on no story in it is
   * withdrawn and no image replaced. Prepares it anew where something was since. Call it before the article is locked.
   */
  async hold(manager: EntityManager, prepared: PreparedPublication): Promise<PreparedPublication> {
    const sources = await lockSources(manager, prepared.revision);
    return areSame(sources, prepared.sources)
      ? prepared
      : this.prepareWith(manager, prepared.revision, sources);
  }

  /** Makes a held revision visible from `at` until `until`, or until the next scheduled publication. */
  async publish(
    manager: EntityManager,
    prepared: PreparedPublication,
    order: PublishOrder,
  ): Promise<Passage> {
    const { isAtOnce } = await publishEditions(manager, prepared, order);
    // What is only scheduled changes nothing that anybody sees, and its number would tell.
    return this.pass(manager, isAtOnce);
  }

  /**
   * Shows a revision within this transaction as publishing it now would. Only for transactions that are rolled back: it takes
   * no lock that publishers wait for, and counts no change.
   */
  async preview(manager: EntityManager, prepared: PreparedPublication, publicationId: string): Promise<void> {
    const order = { publicationId, at: null, until: null, userId: null };
    await publishEditions(manager, prepared, order, 'incremental');
  }

  /**
   * Makes what is published of articles anew, with stories, images and reviews as they are now; what is scheduled too. Locks
   * the articles, in the order of their ids.
   */
  async refresh(manager: EntityManager, articleIds: readonly string[]): Promise<Passage> {
    let isSeen = false;
    for (const article of await lockArticles(manager, articleIds)) {
      const prepare = async (revision: RevisionSnapshot) =>
        this.prepareWith(manager, revision, await lockSources(manager, revision));
      isSeen = (await refreshEditions(manager, article, prepare)) || isSeen;
    }
    return this.pass(manager, isSeen);
  }

  /** Ends what is visible and cancels what is scheduled. `wasOpen` is false where there was neither. */
  async unpublish(manager: EntityManager, articleId: string): Promise<Passage & { wasOpen: boolean }> {
    const { wasOpen, wasSeen } = await unpublishEditions(manager, articleId);
    return { ...(await this.pass(manager, wasSeen)), wasOpen };
  }

  /** Shows readers an author as it is stored now. */
  async publishAuthor(manager: EntityManager, authorId: string): Promise<Passage> {
    const [author] = await manager.query<[{ name: string }]>(
      `select name from editorial.author where id = $1`,
      [authorId],
    );
    await manager.query(
      `-- publication.author
       insert into delivery.author (author_id, slug, name, name_key, credentials, job_title, bio, same_as)
       select id, slug, name, $2, credentials, job_title, bio, same_as from editorial.author where id = $1
       on conflict (author_id) do update set
         slug = excluded.slug, name = excluded.name, name_key = excluded.name_key, credentials = excluded.credentials,
         job_title = excluded.job_title, bio = excluded.bio, same_as = excluded.same_as`,
      [authorId, sortKey(author.name)],
    );
    return this.pass(manager, true);
  }

  /** Shows readers a topic as it is stored now. */
  async publishTopic(manager: EntityManager, topicId: string): Promise<Passage> {
    const [topic] = await manager.query<[{ name: string }]>(
      `select name from editorial.topic where id = $1`,
      [topicId],
    );
    await manager.query(
      `-- publication.topic
       insert into delivery.topic (topic_id, locale, slug, name, name_key, description, parent_id)
       select id, locale, slug, name, $2, description, parent_id from editorial.topic where id = $1
       on conflict (topic_id) do update set
         locale = excluded.locale, slug = excluded.slug, name = excluded.name, name_key = excluded.name_key,
         description = excluded.description, parent_id = excluded.parent_id`,
      [topicId, sortKey(topic.name)],
    );
    return this.pass(manager, true);
  }

  /** Lets a partner show articles as it is stored now, or no more. */
  async publishPartner(manager: EntityManager, partnerId: string): Promise<Passage> {
    await manager.query(
      `-- publication.partner
       insert into delivery.partner (partner_id, origins, locales, display, attribution, is_active)
       select id, origins, locales, display, attribution, is_active from editorial.partner where id = $1
       on conflict (partner_id) do update set
         origins = excluded.origins, locales = excluded.locales, display = excluded.display,
         attribution = excluded.attribution, is_active = excluded.is_active`,
      [partnerId],
    );
    return this.pass(manager, true);
  }

  /** Lets questions be read with a group of synonyms as it is stored now, without it where it is gone. */
  async publishSynonyms(manager: EntityManager, groupId: string): Promise<Passage> {
    await copySynonyms(manager, groupId);
    return this.pass(manager, true);
  }

  /** Lets questions be read with the stop list of a locale as it is stored now. */
  async publishStopWords(manager: EntityManager, locale: string): Promise<Passage> {
    await copyStopWords(manager, locale);
    return this.pass(manager, true);
  }

  /** The number of committed changes readers can see. */
  contentVersion(manager: EntityManager): Promise<number> {
    return contentVersion(manager);
  }

  private async prepareWith(
    manager: EntityManager,
    revision: RevisionSnapshot,
    sources: Sources,
  ): Promise<PreparedPublication> {
    const now = await clock(manager);
    return preparePublication(manager, revision, sources, now, this.addresses);
  }

  private async pass(manager: EntityManager, isSeen: boolean): Promise<Passage> {
    if (isSeen) this.onSeen();
    return { contentVersion: await (isSeen ? bumpContentVersion(manager) : contentVersion(manager)) };
  }
}
