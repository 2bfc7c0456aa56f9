import type { DataSource, EntityManager } from 'typeorm';
import { planPublication, type Microseconds } from '../rules/publication-plan.js';
import { sortKey } from '../rules/sort-key.js';
import { bumpContentVersion, contentVersion } from './content-version.js';
import { approachNeighbourhood, closeRanks } from './neighbourhood.js';
import { enterEditions } from './editions.js';
import {
  preparePublication,
  type PreparedPublication,
  type PublicAddresses,
} from './prepared-publication.js';
import type { RevisionSnapshot } from './prepared-reading.js';
import {
  cancelPublications,
  clock,
  closePublications,
  findOpenPublications,
  firstVisible,
  insertPublication,
  lockArticles,
} from './publication.repository.js';
import {
  bringForwardPublishedAt,
  deleteReadings,
  deleteUnseenSlugs,
  endReadings,
  findPastReadings,
  findReadings,
} from './reading.repository.js';
import { findPublishedSnapshot, findRevisionSnapshot } from './revision-snapshot.repository.js';
import { areSame, findSources, lockSources, type Sources } from './sources.js';
import { copyStopWords } from './stop-word.repository.js';
import { copySynonyms } from './synonym.repository.js';

/** When a publication is to be seen, and whose doing it is. */
export interface PublishOrder {
  /** The new publication's id, made by the caller. */
  readonly publicationId: string;
  /** Null: at once, by the database's clock. */
  readonly at: Date | null;
  /** Null: until something follows it. */
  readonly until: Date | null;
  readonly userId: string | null;
}

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
    const { articleId, revisionId, locale } = prepared.revision;
    const { now, open } = await findOpenPublications(manager, articleId);
    const plan = planPublication(now, open, {
      at: toMicroseconds(order.at),
      until: toMicroseconds(order.until),
    });
    const isAtOnce = plan.from <= now || order.at === null;
    const way = await approachNeighbourhood(manager, locale, isAtOnce);

    await cancelPublications(manager, plan.cancel);
    await closePublications(manager, plan.close, plan.from);
    if (!isAtOnce) await endReadings(manager, await findReadings(manager, plan.close), plan.from);
    await deleteReadings(manager, [
      ...(await findReadings(manager, [...plan.cancel, ...(isAtOnce ? plan.close : [])])),
      ...(await findPastReadings(manager, articleId, now)),
    ]);

    const firstFrom = await insertPublication(
      manager,
      { id: order.publicationId, articleId, revisionId, userId: order.userId },
      plan,
      isAtOnce ? plan.from : now,
    );
    await enterEditions(manager, way, prepared, { publicationId: order.publicationId, firstFrom, ...plan });
    await bringForwardPublishedAt(manager, articleId, firstFrom);
    await deleteUnseenSlugs(manager, articleId, now);
    // What is only scheduled changes nothing that anybody sees, and its number would tell.
    return this.pass(manager, isAtOnce);
  }

  /**
   * Makes what is published of articles anew, with stories, images and reviews as they are now; what is scheduled too. Locks
   * the articles, in the order of their ids.
   */
  async refresh(manager: EntityManager, articleIds: readonly string[]): Promise<Passage> {
    const articles = await lockArticles(manager, articleIds);
    let isSeen = false;
    for (const { id, locale } of articles) {
      const { now, open } = await findOpenPublications(manager, id);
      const way = await approachNeighbourhood(
        manager,
        locale,
        open.some((it) => it.from <= now),
      );
      const readings = await findReadings(
        manager,
        open.map((it) => it.id),
      );
      await deleteReadings(manager, [...readings, ...(await findPastReadings(manager, id, now))]);
      for (const { id: publicationId, from, until } of open) {
        const revision = await findPublishedSnapshot(manager, publicationId);
        const prepared = await this.prepareWith(manager, revision, await lockSources(manager, revision));
        const firstFrom = await firstVisible(manager, id);
        // What has been seen already begins anew: whoever reads it from here on reads something else.
        await enterEditions(manager, way, prepared, {
          publicationId,
          firstFrom,
          from: Math.max(from, now),
          until,
        });
      }
      isSeen ||= open.some((it) => it.from <= now);
    }
    return this.pass(manager, isSeen);
  }

  /** Ends what is visible and cancels what is scheduled. `wasOpen` is false where there was neither. */
  async unpublish(manager: EntityManager, articleId: string): Promise<Passage & { wasOpen: boolean }> {
    const { now, open } = await findOpenPublications(manager, articleId);
    const [{ locale }] = await manager.query<[{ locale: string }]>(
      `select locale from editorial.article where id = $1`,
      [articleId],
    );
    const readings = await findReadings(
      manager,
      open.map((it) => it.id),
    );
    const unseen = open.filter((it) => it.scheduled && it.from > now);
    const seen = open.filter((it) => !unseen.includes(it));
    const way = await approachNeighbourhood(manager, locale, seen.length > 0);
    for (const it of seen) {
      await closePublications(manager, [it.id], Math.max(now, it.from + 1));
    }
    await cancelPublications(
      manager,
      unseen.map((it) => it.id),
    );
    await deleteReadings(manager, readings);
    await deleteUnseenSlugs(manager, articleId, now);
    await closeRanks(manager, way, locale);
    return { ...(await this.pass(manager, seen.length > 0)), wasOpen: open.length > 0 };
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

function toMicroseconds(date: Date | null): Microseconds | null {
  return date === null ? null : date.getTime() * 1000;
}
