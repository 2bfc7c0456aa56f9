import { UseFilters } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { connectionOf, readPage } from '../../graphql/connection.js';
import { PassErrors } from '../../graphql/pass-errors.filter.js';
import { SelectionReader, type Selection } from '../../graphql/selection.js';
import { snippetOf } from '../../rules/search/snippet.js';
import { readQuestion } from '../../search/question.js';
import { checkFilter, filterKey } from '../articles/article.resolver.js';
import { ARTICLE_PARTS } from '../articles/article.row.js';
import { connectionShapeOf } from '../articles/article.shape.js';
import type { DeliveryContext } from '../delivery-context.js';
import type { QuerySearchArgs } from '../delivery.types.generated.js';
import type { MatchesOrder } from './search.repository.js';

const wanted = new SelectionReader(wantedOf);

/** What of the matches is asked for. Passages are cut from the text. */
function wantedOf(selection: Selection): Pick<MatchesOrder, 'shape' | 'wantsTotal' | 'wantsFacets'> {
  const shape = connectionShapeOf(selection);
  const wantsSnippets = selection.get('edges')?.has('snippet') ?? false;
  return {
    shape: wantsSnippets ? { ...shape, parts: shape.parts | ARTICLE_PARTS.bodyText } : shape,
    wantsTotal: selection.has('totalCount'),
    wantsFacets: selection.has('facets'),
  };
}

@UseFilters(PassErrors)
@Resolver()
export class SearchResolver {
  @Query()
  async search(_parent: unknown, args: QuerySearchArgs, context: DeliveryContext, info: GraphQLResolveInfo) {
    const { search, site, cursors, searchGaps } = context;
    const filter = checkFilter(args.filter);
    const list = `search ${args.text} ${filterKey(filter)}`;
    const page = readPage({ first: args.first, after: args.after }, list, cursors);
    const locales =
      filter.locale != null ? [filter.locale] : site.settings.locales.map(({ locale }) => locale);

    const question = await readQuestion(search.database, args.text, locales);
    const { rows, total, facets } = await search.find({
      question,
      filter,
      limit: page.limit,
      after: page.after,
      ...wanted.of(info),
    });
    // Only whole questions: what a later page or a narrower filter lacks is no gap in the articles.
    const { locale = null, ...narrower } = filter;
    if (rows.length === 0 && page.after === null && Object.values(narrower).every((it) => it == null)) {
      const isCounted = searchGaps?.note(locale ?? site.settings.defaultLocale, args.text) ?? false;
      context.isCounted ||= isCounted;
    }
    const connection = connectionOf(rows, page, (row) => cursors.seal(list, row.key));
    return {
      ...connection,
      edges: connection.edges
        .map((edge) => edge.node)
        .map((node) => ({
          cursor: () => cursors.seal(list, node.key),
          node,
          score: node.score,
          snippet: () =>
            snippetOf(node.bodyText ?? '', node.locale, (word) => question.weightOf(node.locale, word)),
        })),
      totalCount: total,
      correctedText: question.correctedText,
      facets,
    };
  }
}
