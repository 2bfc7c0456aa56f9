import { fileURLToPath } from 'node:url';
import type { DataSource } from 'typeorm';
import type { Config } from '../../config/config.js';
import { withAdvisoryLock } from '../../database/advisory-lock.js';
import { systemViewer } from '../../rules/permissions.js';
import { createEditor, type Editor } from '../editor.js';
import {
  findArticle,
  findArticleBySlug,
  findAuthorIdBySlug,
  findTopicIdBySlug,
} from '../known-things.repository.js';
import type { StarterArticle, StarterContent } from './starter-content.js';

/** The starter folder beside the sources, and two levels further up from the build. */
export function starterFolder(): string {
  const isBuilt = import.meta.url.includes('/dist/src/');
  return fileURLToPath(new URL(isBuilt ? '../../../../starter/' : '../../../starter/', import.meta.url));
}

/**
 * Loads the starter articles where there has never been any other, and goes on where a first start was cut short.
 * Of two instances that start at once, one loads. Returns the number of articles published.
 */
export async function loadStarterContent(
  dataSource: DataSource,
  config: Config,
  ownerUrl: string,
  log: (line: string) => void,
): Promise<number> {
  // Only the first start waits for others: all later ones need neither the lock nor its connection.
  if (!(await isWanted(dataSource))) return 0;
  return withAdvisoryLock(ownerUrl, 'firstStart', async () => {
    if (!(await isWanted(dataSource))) return 0;
    await mark(dataSource, 'begun');
    const { readStarterFiles } = await import('./starter-files.js');
    const content = forLocales(await readStarterFiles(starterFolder()), config);
    log(`Loading ${content.articles.length} starter articles.`);
    await writeAll(dataSource, createEditor(dataSource, config), content);
    await mark(dataSource, 'loaded');
    return content.articles.length;
  });
}

async function isWanted(dataSource: DataSource): Promise<boolean> {
  const [{ state, articles }] = await dataSource.query<[{ state: string | null; articles: boolean }]>(
    `-- transfer.starter.state
     select (select value from editorial.setting where name = 'starter-content') as state,
            exists (select from editorial.article) as articles`,
  );
  return state !== 'loaded' && !(state === null && articles);
}

async function mark(dataSource: DataSource, state: 'begun' | 'loaded'): Promise<void> {
  await dataSource.query(
    `-- transfer.starter.mark
     insert into editorial.setting (name, value) values ('starter-content', $1)
     on conflict (name) do update set value = excluded.value`,
    [state],
  );
}

/** A site without Dutch gets no Dutch articles. */
function forLocales(content: StarterContent, { site }: Config): StarterContent {
  const isServed = ({ locale }: { locale: string }) => site.locales.some((it) => it.locale === locale);
  return {
    authors: content.authors.map((author) => ({
      ...author,
      jobTitle: author.jobTitle.filter(isServed),
      bio: author.bio.filter(isServed),
    })),
    topics: content.topics.filter(isServed),
    articles: content.articles
      .filter(isServed)
      .map((article) =>
        article.translationOf && !isServed(article.translationOf)
          ? { ...article, translationOf: null }
          : article,
      ),
  };
}

/** Each step looks first whether it was done, so that a second run completes a first one. */
async function writeAll(dataSource: DataSource, editor: Editor, content: StarterContent): Promise<void> {
  const call = { now: new Date() };
  for (const author of content.authors) {
    if (await findAuthorIdBySlug(dataSource, author.slug)) continue;
    await editor.createAuthor.run(author, systemViewer, call);
  }
  for (const { parent, ...topic } of content.topics) {
    if (await findTopicIdBySlug(dataSource, topic.locale, topic.slug)) continue;
    const parentId = parent && (await findTopicIdBySlug(dataSource, topic.locale, parent));
    await editor.createTopic.run({ ...topic, parentId }, systemViewer, call);
  }
  const ids = new Map<StarterArticle, string>();
  for (const article of content.articles)
    ids.set(article, await ensureArticle(dataSource, editor, article, call));
  // Links may lead forward and in circles, so they are set once everything is there.
  for (const [article, id] of ids) await linkAndPublish(dataSource, editor, article, id, call);
}

async function ensureArticle(
  dataSource: DataSource,
  editor: Editor,
  article: StarterArticle,
  call: { now: Date },
): Promise<string> {
  const { locale, slug, title, subtitle, summary, markdown, image, callToAction } = article;
  const known = await findArticleBySlug(dataSource, locale, slug);
  if (known) return known.id;
  const original = article.translationOf;
  const { id } = await editor.createArticle.run(
    {
      locale,
      slug,
      title,
      subtitle,
      summary,
      body: { markdown },
      image,
      callToAction,
      // A machine whose clock is behind would have dates of the future refused.
      originallyPublishedAt: article.publishedAt < call.now ? article.publishedAt : null,
      authorIds: await allFound(article.authors, (it) => findAuthorIdBySlug(dataSource, it)),
      topicIds: await allFound(article.topics, (it) => findTopicIdBySlug(dataSource, locale, it)),
      translationOf: original
        ? (await findArticleBySlug(dataSource, original.locale, original.slug))!.id
        : null,
    },
    systemViewer,
    call,
  );
  return id;
}

async function linkAndPublish(
  dataSource: DataSource,
  editor: Editor,
  article: StarterArticle,
  id: string,
  call: { now: Date },
): Promise<void> {
  const known = (await findArticle(dataSource, id))!;
  if (known.isOpen) return;
  if (article.related.length > 0) {
    const relatedIds = await allFound(
      article.related,
      async (slug) => (await findArticleBySlug(dataSource, article.locale, slug))?.id ?? null,
    );
    const order = { id, expectedVersion: known.version, input: { relatedIds } };
    await editor.updateArticle.run(order, systemViewer, call);
  }
  const { version } = (await findArticle(dataSource, id))!;
  await editor.publishArticle.run({ id, expectedVersion: version }, systemViewer, call);
}

/** Ids of slugs that the reader of the files has checked to lead somewhere. */
async function allFound(
  slugs: readonly string[],
  find: (slug: string) => Promise<string | null>,
): Promise<string[]> {
  const ids = await Promise.all(slugs.map(find));
  return ids.map((id, index) => {
    if (id === null)
      throw new Error(`The starter content refers to "${slugs[index]}", which was not loaded.`);
    return id;
  });
}
