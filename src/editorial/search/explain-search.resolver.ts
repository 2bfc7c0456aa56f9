import { Inject } from '@nestjs/common';
import { Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import { readCount } from '../../graphql/connection.js';
import { readQuestion } from '../../search/question.js';
import type { ArticleRow } from '../articles/article.row.js';
import type { EditorialContext } from '../context.js';
import { Requires } from '../users/permission.guard.js';
import { explainMatches, seeAsReaders, type FoundRow, type MatchRow } from './explanation.repository.js';
import { explainWords, groupsSaid, type ExplainedWord, type SaidGroup } from './question-reading.js';
import type { SynonymGroupRow } from './synonym-group.repository.js';

interface SearchExplanation extends FoundRow {
  readonly words: readonly ExplainedWord[];
  readonly correctedText: string | null;
  readonly synonyms: readonly SaidGroup[];
}

@Resolver()
export class ExplainSearchResolver {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Query('explainSearch')
  @Requires('articles:read')
  explainSearch(
    _: unknown,
    args: { text: string; locale?: string | null; first?: number | null },
  ): Promise<SearchExplanation> {
    const first = readCount(args.first, { most: 20, usual: 5 });
    const locale = args.locale ?? this.config.site.defaultLocale;
    // One snapshot for the reading and the finding.
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const database = await seeAsReaders(manager);
      const question = await readQuestion(database, args.text, [locale]);
      return {
        words: explainWords(question, args.text, locale),
        correctedText: question.correctedText,
        synonyms: groupsSaid(question, locale),
        ...(await explainMatches(manager, locale, question, first)),
      };
    });
  }
}

@Resolver('ExplainedMatch')
export class ExplainedMatchFieldsResolver {
  @ResolveField('article')
  article(match: MatchRow, _: unknown, { loaders }: EditorialContext): Promise<ArticleRow | null> {
    return loaders.article.load(match.articleId);
  }
}

@Resolver('UsedSynonyms')
export class UsedSynonymsFieldsResolver {
  @ResolveField('group')
  group(said: SaidGroup, _: unknown, { loaders }: EditorialContext): Promise<SynonymGroupRow | null> {
    return loaders.synonymGroup.load(said.groupId);
  }
}
