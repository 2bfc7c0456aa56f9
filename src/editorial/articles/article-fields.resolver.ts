import { Inject } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import type DataLoader from 'dataloader';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import {
  connectionOf,
  readPage,
  type Connection,
  type ConnectionArguments,
} from '../../graphql/connection.js';
import { Cursors } from '../../graphql/cursor.js';
import { toGlobalId } from '../../graphql/global-id.js';
import type { Problem } from '../../rules/problems/problem.js';
import { addressKey, linkedArticles } from '../../rules/problems/site-links.js';
import { referredId } from '../../rules/reference.js';
import type { EditorialContext } from '../context.js';
import { storiesIn } from '../testimonials/check-stories.js';
import type { ArticleRow, PublicationRow, RevisionRow } from './article.row.js';
import { revisionProblems } from './revision-problems.js';

type Counted<Row> = Connection<Row> & { readonly totalCount: () => Promise<number> };

@Resolver('Article')
export class ArticleFieldsResolver {
  constructor(
    private readonly cursors: Cursors,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @ResolveField('id')
  id(article: ArticleRow): string {
    return toGlobalId('Article', article.id);
  }

  @ResolveField('draft')
  draft(article: ArticleRow, _: unknown, { loaders }: EditorialContext): Promise<RevisionRow | null> {
    return loaders.newestRevision.load(article.id);
  }

  @ResolveField('published')
  published(article: ArticleRow, _: unknown, { loaders }: EditorialContext): Promise<RevisionRow | null> {
    return loaders.publishedRevision.load(article.id);
  }

  @ResolveField('publications')
  async publications(
    article: ArticleRow,
    args: ConnectionArguments,
    { loaders }: EditorialContext,
  ): Promise<Counted<PublicationRow>> {
    const list = `editorial.publications ${article.id}`;
    const page = readPage(args, list, this.cursors);
    const before = page.after ? String(page.after[0]) : null;
    const rows = await loaders.publicationPage(article.id, before, page.limit);
    return {
      ...connectionOf(rows, page, (row) => this.cursors.seal(list, [row.sortKey])),
      totalCount: async () => (await loaders.historyCounts.load(article.id))?.publications ?? 0,
    };
  }

  @ResolveField('revisions')
  async revisions(
    article: ArticleRow,
    args: ConnectionArguments,
    { loaders }: EditorialContext,
  ): Promise<Counted<RevisionRow>> {
    const list = `editorial.revisions ${article.id}`;
    const page = readPage(args, list, this.cursors);
    const below = page.after ? Number(page.after[0]) : null;
    const rows = await loaders.revisionPage(article.id, below, page.limit);
    return {
      ...connectionOf(rows, page, (row) => this.cursors.seal(list, [row.number])),
      totalCount: async () => (await loaders.historyCounts.load(article.id))?.revisions ?? 0,
    };
  }

  @ResolveField('translations')
  async translations(article: ArticleRow, _: unknown, { loaders }: EditorialContext): Promise<ArticleRow[]> {
    const group = await loaders.translations.load(article.translationGroupId);
    return group.filter(({ id }) => id !== article.id);
  }

  @ResolveField('problems')
  async problems(
    article: ArticleRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<readonly Problem[]> {
    const [examined, review] = await Promise.all([
      loaders.examined.load(article.id),
      loaders.standingReview.load(article.id),
    ]);
    if (!examined) return [];
    // Asked for together: one after the other, articles without stories would ask for addresses before the others.
    const [stories, there] = await Promise.all([
      loadAll(loaders.story, storiesIn(examined.body)),
      loadAll(loaders.atAddress, linkedArticles(examined, this.config.site).map(addressKey)),
    ]);
    const problems = revisionProblems(
      examined,
      {
        storyOf: (reference) => stories.get(referredId('Testimonial', reference) ?? '') ?? null,
        review,
        articleAt: (address) => there.get(addressKey(address)) ?? null,
        at: examined.at,
      },
      this.config,
    );
    return article.workflow === 'ARCHIVED' ? [ARCHIVED, ...problems] : problems;
  }
}

/** What there is of the rows with these keys. */
async function loadAll<Row>(
  loader: DataLoader<string, Row | null>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Row>> {
  const found = new Map<string, Row>();
  for (const [index, row] of (await loader.loadMany(keys)).entries()) {
    if (row instanceof Error) throw row;
    if (row) found.set(keys[index]!, row);
  }
  return found;
}

const ARCHIVED: Problem = {
  code: 'ARCHIVED',
  severity: 'BLOCKING',
  message: 'The article is archived. Edit it or restore a revision before publishing.',
  path: null,
};
