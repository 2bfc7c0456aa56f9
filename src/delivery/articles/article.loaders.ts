import { groupBy, indexBy, type Batches } from '../../graphql/batches.js';
import type { Page } from '../../graphql/connection.js';
import type { ArticleLinksRepository, TranslationRow } from './article-links.repository.js';
import type { Listed } from './article.repository.js';
import {
  ARTICLE_PARTS,
  REVIEWER_BIOS,
  type ArticlePart,
  type ArticlePartsRow,
  type ArticleRow,
  type RelatedRow,
} from './article.row.js';
import { shapeVariant, type ArticleShape } from './article.shape.js';

type Parent = 'author' | 'topic';

/** What articles, authors and topics lead to where the statement that fetched them did not bring it along. */
export class ArticleLoaders {
  constructor(
    private readonly batches: Batches,
    private readonly links: ArticleLinksRepository,
  ) {}

  /** One of the costlier columns, from the row itself where it has it. */
  async part<Part extends ArticlePart>(
    article: ArticleRow,
    part: Part,
  ): Promise<ArticlePartsRow[Part] | null> {
    const bit = ARTICLE_PARTS[part];
    if ((article.parts ?? 0) & bit) return (article as Partial<ArticlePartsRow>)[part] ?? null;
    const key = `${article.readingId} ${bit}`;
    const loaded = await this.batches.ask('parts', key, (keys) => this.fetchParts(keys));
    return loaded?.[part] ?? null;
  }

  async translations(article: ArticleRow): Promise<TranslationRow[]> {
    const group = await this.batches.ask('translations', article.translationGroupId, async (ids) =>
      groupBy(await this.links.translations(ids), (row) => row.translationGroupId),
    );
    return (group ?? []).filter((translation) => translation.articleId !== article.articleId);
  }

  /** At most `first` articles beside this one, from the row itself where it has them. */
  async related(
    article: ArticleRow,
    first: number,
    shape: () => ArticleShape,
  ): Promise<readonly RelatedRow[]> {
    const prepared = article.related;
    if (prepared && (article.relatedFirst ?? 0) >= first && isWhole(prepared, first)) {
      return prepared.slice(0, first);
    }
    const wanted = shape();
    const rows = await this.batches.ask(
      `related ${first} ${shapeKey(wanted)}`,
      article.readingId,
      async (ids) => {
        const found = await this.links.related(ids, first, wanted);
        return groupBy(found, (row) => row.parentId);
      },
    );
    return (rows ?? []).map((row) => ({ reason: row.reason, score: row.score, article: row }));
  }

  /** A page of the newest articles of an author or a topic, rows as `ArticleRepository.page` gives them. */
  async newestOf(
    noun: Parent,
    parentId: string,
    locale: string | null,
    page: Page,
    shape: ArticleShape,
  ): Promise<Listed<ArticleRow>[]> {
    const question = `${noun} ${locale} ${JSON.stringify(page)} ${shapeKey(shape)}`;
    const rows = await this.batches.ask(question, parentId, async (ids) =>
      groupBy(await this.links.newestOf(noun, ids, locale, page, shape), (row) => row.parentId),
    );
    return rows ?? [];
  }

  /** How many articles an author or a topic has. */
  async countOf(noun: Parent, parentId: string, locale: string | null): Promise<number> {
    const row = await this.batches.ask(`count ${noun} ${locale}`, parentId, async (ids) =>
      indexBy(await this.links.countOf(noun, ids, locale), (each) => each.parentId),
    );
    return row?.count ?? 0;
  }

  /** Keys are a publication and a part: all parts wanted at one moment come with one statement. */
  private async fetchParts(keys: readonly string[]): Promise<Map<string, ArticlePartsRow>> {
    const wanted = keys.map((key) => key.split(' ') as [string, string]);
    const ids = new Set(wanted.map(([readingId]) => readingId));
    // Whether a review's bios are wanted as well is not known here.
    const parts = wanted.reduce((bits, [, bit]) => bits | Number(bit), REVIEWER_BIOS);
    const rows = indexBy(await this.links.parts([...ids], parts), (row) => row.readingId);
    return new Map(
      wanted.flatMap(([readingId, bit]) => {
        const row = rows.get(readingId);
        return row ? [[`${readingId} ${bit}`, row] as const] : [];
      }),
    );
  }
}

/** Few articles have no neighbours: the newest that stand in for them were not looked for yet. */
function isWhole(prepared: readonly RelatedRow[], first: number): boolean {
  return prepared.length >= first || prepared.some(({ reason }) => reason === 'SIMILAR');
}

function shapeKey(shape: ArticleShape): string {
  return `${shapeVariant(shape)} ${shape.related?.first}`;
}
