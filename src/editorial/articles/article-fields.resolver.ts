import { Inject } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
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
import { articleProblems, type Problem } from '../../rules/article-problems.js';
import { dayOf } from '../../rules/days.js';
import { reviewProblem, type ReviewProblem } from '../../rules/medical-review/review-problems.js';
import type { Body } from '../../rules/body/body.js';
import type { Microseconds } from '../../rules/publication-plan.js';
import type { StoredStory } from '../../publication/story.repository.js';
import { referredId } from '../../rules/reference.js';
import { storyProblems } from '../../rules/story-problems.js';
import type { EditorialContext } from '../context.js';
import { storiesIn } from '../testimonials/check-stories.js';
import type { ArticleRow, PublicationRow, RevisionRow } from './article.row.js';
import type { StoredFigure } from './revision-content.js';

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
  async problems(article: ArticleRow, _: unknown, { loaders, now }: EditorialContext): Promise<Problem[]> {
    const [examined, standing] = await Promise.all([
      loaders.examined.load(article.id),
      loaders.standingReview.load(article.id),
    ]);
    if (!examined) return [];
    const stories = await loaders.story.loadMany(storiesIn(examined.body));
    const image: StoredFigure | null = examined.image;
    const review = reviewProblem(standing, dayOf(now), this.config.review);
    const ofStories = problemsOfStories(examined.body, stories, {
      locale: article.locale,
      at: examined.at,
      warningDays: this.config.consentWarningDays,
    });
    const ofText = blockingFirst([...articleProblems({ ...examined, image }), ...ofStories]);
    const problems = review ? withReview(ofText, review) : ofText;
    return article.workflow === 'ARCHIVED' ? [ARCHIVED, ...problems] : problems;
  }
}

function problemsOfStories(
  body: Body,
  found: readonly (StoredStory | Error | null)[],
  when: { readonly locale: string; readonly at: Microseconds; readonly warningDays: number },
): Problem[] {
  const stories = new Map<string, StoredStory>();
  for (const story of found) {
    if (story instanceof Error) throw story;
    if (story) stories.set(story.id, story);
  }
  return storyProblems(
    body,
    (reference) => stories.get(referredId('Testimonial', reference) ?? '') ?? null,
    when,
  );
}

function blockingFirst(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (one, other) => Number(other.severity === 'BLOCKING') - Number(one.severity === 'BLOCKING'),
  );
}

/** Among those that block, the last; else the last of all. */
function withReview(problems: readonly Problem[], review: ReviewProblem): Problem[] {
  const isFirst = ({ severity }: Problem) => severity === 'BLOCKING' || review.severity === 'WARNING';
  const before = problems.filter(isFirst);
  return [...before, { ...review, path: null }, ...problems.filter((problem) => !isFirst(problem))];
}

const ARCHIVED: Problem = {
  code: 'ARCHIVED',
  severity: 'BLOCKING',
  message: 'The article is archived. Edit it or restore a revision before publishing.',
  path: null,
};
