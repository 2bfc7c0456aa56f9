import type { EntityManager } from 'typeorm';
import { sortKey } from '../rules/sort-key.js';
import { copyImages, lockImages } from './image.repository.js';

/** What delivery knows of authors, topics and partners: each as it is stored now. */

/** An author, with the portrait. */
export async function copyAuthor(manager: EntityManager, authorId: string): Promise<void> {
  const [author] = await manager.query<[{ name: string; imageId: string | null }]>(
    `-- publication.author.name
     select name, image ->> 'imageId' as "imageId" from editorial.author where id = $1`,
    [authorId],
  );
  if (author.imageId) await copyImages(manager, await lockImages(manager, [author.imageId]));
  await manager.query(
    `-- publication.author
     insert into delivery.author (author_id, slug, name, name_key, credentials, job_title, bio, same_as, image)
     select id, slug, name, $2, credentials, job_title, bio, same_as, image from editorial.author where id = $1
     on conflict (author_id) do update set
       slug = excluded.slug, name = excluded.name, name_key = excluded.name_key, credentials = excluded.credentials,
       job_title = excluded.job_title, bio = excluded.bio, same_as = excluded.same_as, image = excluded.image`,
    [authorId, sortKey(author.name)],
  );
}

export async function copyTopic(manager: EntityManager, topicId: string): Promise<void> {
  const [topic] = await manager.query<[{ name: string }]>(
    `-- publication.topic.name
     select name from editorial.topic where id = $1`,
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
}

export async function copyPartner(manager: EntityManager, partnerId: string): Promise<void> {
  await manager.query(
    `-- publication.partner
     insert into delivery.partner (partner_id, origins, locales, display, attribution, is_active)
     select id, origins, locales, display, attribution, is_active from editorial.partner where id = $1
     on conflict (partner_id) do update set
       origins = excluded.origins, locales = excluded.locales, display = excluded.display,
       attribution = excluded.attribution, is_active = excluded.is_active`,
    [partnerId],
  );
}
