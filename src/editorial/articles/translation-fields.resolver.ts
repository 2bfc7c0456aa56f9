import { ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { changedBlocks, type ChangedBlock } from '../../rules/body/changed-blocks.js';
import type { EditorialContext } from '../context.js';
import type { ArticleRow } from './article.row.js';
import { findTwoBodies, type TranslationSourceRow } from './translation-source.repository.js';

/** More tell nothing that "all of it" does not. */
const MOST_CHANGES = 500;

@Resolver('Article')
export class ArticleTranslationResolver {
  @ResolveField('translationSource')
  translationSource(
    { id }: ArticleRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<TranslationSourceRow | null> {
    return loaders.translationSource.load(id);
  }
}

@Resolver('TranslationSource')
export class TranslationSourceResolver {
  constructor(private readonly dataSource: DataSource) {}

  @ResolveField('article')
  article(
    { sourceArticleId }: TranslationSourceRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<ArticleRow | null> {
    return loaders.article.load(sourceArticleId);
  }

  @ResolveField('revision')
  revision({ sourceRevision }: TranslationSourceRow): number {
    return sourceRevision;
  }

  @ResolveField('changedBlocks')
  async changedBlocks(source: TranslationSourceRow): Promise<ChangedBlock[]> {
    const { sourceArticleId, sourceRevision, newestRevision } = source;
    if (sourceRevision === newestRevision) return [];
    const numbers = [sourceRevision, newestRevision] as const;
    const [before, after] = await findTwoBodies(this.dataSource.manager, sourceArticleId, numbers);
    return changedBlocks(before, after).slice(0, MOST_CHANGES);
  }
}
