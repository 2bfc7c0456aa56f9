import type { DataSource, EntityManager } from 'typeorm';
import { planPublication, type Microseconds } from '../rules/publication-plan.js';
import { sortKey } from '../rules/sort-key.js';
import { bumpContentVersion, contentVersion } from './content-version.js';
import { termsOf } from './lexicon.repository.js';
import { approachNeighbourhood, closeRanks, enterNeighbourhood } from './neighbourhood.js';
import { prepareReading, type PreparedReading } from './prepared-reading.js';
import {
  cancelPublications,
  closePublications,
  findOpenPublications,
  insertPublication,
} from './publication.repository.js';
import {
  bringForwardPublishedAt,
  deleteReadings,
  deleteUnseenSlugs,
  endReadings,
  findPastReadings,
  insertReading,
} from './reading.repository.js';
import { findRevisionSnapshot } from './revision-snapshot.repository.js';
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
    private readonly siteOrigin: string,
    /** Called after each passage that readers can see, which may yet be rolled back. */
    private readonly onSeen: () => void = () => undefined,
  ) {}

  /** Computes what can be computed before anything is locked. Null where the article has no such revision. */
  async prepare(articleId: string, revisionNumber: number): Promise<PreparedReading | null> {
    const revision = await findRevisionSnapshot(this.dataSource, articleId, revisionNumber);
    if (!revision) return null;
    const reading = prepareReading(revision, this.siteOrigin);
    const terms = await termsOf(this.dataSource, reading);
    return { ...reading, terms };
  }

  /** Makes a prepared revision visible from `at` until `until`, or until the next scheduled publication. */
  async publish(manager: EntityManager, prepared: PreparedReading, order: PublishOrder): Promise<Passage> {
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
    await endReadings(manager, isAtOnce ? [] : plan.close, plan.from);
    await deleteReadings(manager, [
      ...plan.cancel,
      ...(isAtOnce ? plan.close : []),
      ...(await findPastReadings(manager, articleId, now)),
    ]);

    const firstFrom = await insertPublication(
      manager,
      { id: order.publicationId, articleId, revisionId, userId: order.userId },
      plan,
      isAtOnce ? plan.from : now,
    );
    const identity = { readingId: order.publicationId, publicationId: order.publicationId };
    const doc = await insertReading(manager, identity, prepared, {
      from: plan.from,
      until: plan.until,
      firstFrom,
    });
    await bringForwardPublishedAt(manager, articleId, firstFrom);
    await deleteUnseenSlugs(manager, articleId, now);
    await enterNeighbourhood(manager, way, doc, locale, prepared.terms);
    // What is only scheduled changes nothing that anybody sees, and its number would tell.
    return this.pass(manager, isAtOnce);
  }

  /** Ends what is visible and cancels what is scheduled. `wasOpen` is false where there was neither. */
  async unpublish(manager: EntityManager, articleId: string): Promise<Passage & { wasOpen: boolean }> {
    const { now, open } = await findOpenPublications(manager, articleId);
    const [{ locale }] = await manager.query<[{ locale: string }]>(
      `select locale from editorial.article where id = $1`,
      [articleId],
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
    await deleteReadings(
      manager,
      open.map((it) => it.id),
    );
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

  /** The number of committed changes readers can see. */
  contentVersion(manager: EntityManager): Promise<number> {
    return contentVersion(manager);
  }

  private async pass(manager: EntityManager, isSeen: boolean): Promise<Passage> {
    if (isSeen) this.onSeen();
    return { contentVersion: await (isSeen ? bumpContentVersion(manager) : contentVersion(manager)) };
  }
}

function toMicroseconds(date: Date | null): Microseconds | null {
  return date === null ? null : date.getTime() * 1000;
}
