import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { CreateArticleInput } from '../../editorial/articles/article.input.js';
import { DomainError } from '../../rules/domain-error.js';
import { systemViewer } from '../../rules/permissions.js';
import { slugFrom } from '../../rules/slug.js';
import type { Editor } from '../editor.js';
import { findArticle, findArticleBySlug, findAuthorIdBySlug } from '../known-things.repository.js';
import { findImport, saveImport } from './import.repository.js';
import type { Page } from './page.js';

export interface PageImportOptions {
  readonly locale: string;
  /** Publishes what is not visible yet. */
  readonly publish: boolean;
  /** Where calls to action lead: saved text holds no addresses. */
  readonly callToActionUrl: string;
}

/** What became of a page in the database. */
export interface PageImport {
  readonly slug: string;
  readonly articleId: string;
  readonly outcome: 'created' | 'updated' | 'unchanged';
  readonly isPublished: boolean;
}

type Content = Pick<CreateArticleInput, 'title' | 'summary' | 'body' | 'callToAction'>;

/**
 * Makes a page an article, once: the same page again changes nothing, a changed page becomes a new revision, and an
 * article that editors have worked on since is left alone. Throws a DomainError for what the rules refuse.
 */
export async function importPage(
  dataSource: DataSource,
  editor: Editor,
  page: Page,
  options: PageImportOptions,
  now: Date,
): Promise<PageImport> {
  const slug = page.slug ?? slugFrom(page.title, options.locale);
  const content = contentOf(page, options);
  const digest = digestOf({ ...content, author: page.author });
  const written = await write(dataSource, editor, { page, slug, content, digest, options, now });

  let { isOpen, version } = (await findArticle(dataSource, written.articleId))!;
  if (options.publish && (!isOpen || written.outcome === 'updated')) {
    const order = { id: written.articleId, expectedVersion: version };
    await editor.publishArticle.run(order, systemViewer, { now });
    isOpen = true;
  }
  return { slug, ...written, isPublished: isOpen };
}

interface Job {
  readonly page: Page;
  readonly slug: string;
  readonly content: Content;
  readonly digest: string;
  readonly options: PageImportOptions;
  readonly now: Date;
}

async function write(
  dataSource: DataSource,
  editor: Editor,
  job: Job,
): Promise<Pick<PageImport, 'articleId' | 'outcome'>> {
  const { slug, digest, options } = job;
  const source = `page:${options.locale}:${slug}`;
  const before = await findImport(dataSource, source);
  if (before?.articleId) {
    const { articleId } = before;
    if (before.digest === digest) return { articleId, outcome: 'unchanged' };
    const revision = await update(dataSource, editor, job, articleId, before.revision);
    await saveImport(dataSource, source, { digest, articleId, revision });
    return { articleId, outcome: 'updated' };
  }
  // The intention first: a run that dies after the article is made leaves a record that says whose it is.
  if (!before) await saveImport(dataSource, source, { digest, articleId: null, revision: null });
  const claimed = await findArticleBySlug(dataSource, options.locale, slug);
  if (claimed && !before) {
    await forget(dataSource, source);
    throw DomainError.of(
      'TAKEN',
      `Another article in ${options.locale} has the slug "${slug}", and it does not come from this page. Give that one another slug first.`,
    );
  }
  const articleId = claimed?.id ?? (await create(dataSource, editor, job));
  await saveImport(dataSource, source, { digest, articleId, revision: 1 });
  return { articleId, outcome: 'created' };
}

async function create(dataSource: DataSource, editor: Editor, job: Job): Promise<string> {
  const { page, slug, content, options, now } = job;
  const authorId = await authorIdOf(dataSource, editor, page, options.locale, now);
  const { id } = await editor.createArticle.run(
    { ...content, locale: options.locale, slug, authorIds: authorId ? [authorId] : [] },
    systemViewer,
    { now },
  );
  return id;
}

/** Writes a changed page over the revision that the last import wrote; returns the number of the new one. */
async function update(
  dataSource: DataSource,
  editor: Editor,
  { content, now }: Job,
  articleId: string,
  importedRevision: number | null,
): Promise<number> {
  const article = (await findArticle(dataSource, articleId))!;
  if (article.latestRevision !== importedRevision) {
    throw DomainError.of(
      'NOT_ALLOWED_NOW',
      `The page has changed, but editors have worked on the article since it was imported (revision ${article.latestRevision}). Nothing was overwritten: bring the change over by hand.`,
    );
  }
  const order = { id: articleId, expectedVersion: article.version, input: content };
  await editor.updateArticle.run(order, systemViewer, { now });
  return (await findArticle(dataSource, articleId))!.latestRevision;
}

/** The author of a page by the name it is signed with; one who is not known yet is made. */
async function authorIdOf(
  dataSource: DataSource,
  editor: Editor,
  { author }: Page,
  locale: string,
  now: Date,
): Promise<string | null> {
  if (!author) return null;
  const slug = slugFrom(author.name, locale);
  const known = await findAuthorIdBySlug(dataSource, slug);
  if (known) return known;
  const jobTitle = author.jobTitle ? [{ locale, text: author.jobTitle }] : [];
  const { id } = await editor.createAuthor.run({ slug, name: author.name, jobTitle }, systemViewer, { now });
  return id;
}

function contentOf({ title, summary, body, callToAction }: Page, options: PageImportOptions): Content {
  return {
    title,
    summary,
    body: { portableText: body },
    callToAction: callToAction && {
      title: callToAction.title,
      text: callToAction.text,
      label: callToAction.label,
      url: options.callToActionUrl,
    },
  };
}

function digestOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

async function forget(dataSource: DataSource, source: string): Promise<void> {
  await dataSource.query(`delete from editorial.import where source = $1`, [source]);
}
