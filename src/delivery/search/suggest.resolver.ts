import { UseFilters } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { badUserInput } from '../../graphql/bad-user-input.js';
import { PassErrors } from '../../graphql/pass-errors.filter.js';
import { SelectionReader } from '../../graphql/selection.js';
import { foldText, wordsOf } from '../../rules/search/fold.js';
import { articleShapeOf } from '../articles/article.shape.js';
import type { DeliveryContext } from '../delivery-context.js';
import type { QuerySuggestArgs } from '../delivery.types.generated.js';
import { suggestionsFor, type SuggestionRows } from './suggestion.repository.js';

const USUAL = 6;
const MOST = 20;
/** UTF-16 units of a question that are read; nobody waits for suggestions behind more. */
const MOST_CHARACTERS = 200;

const articlesShape = new SelectionReader((selection) => articleShapeOf(selection.get('articles')));

@UseFilters(PassErrors)
@Resolver()
export class SuggestResolver {
  @Query()
  async suggest(
    _parent: unknown,
    args: QuerySuggestArgs,
    { search, site }: DeliveryContext,
    info: GraphQLResolveInfo,
  ): Promise<SuggestionRows> {
    const first = args.first ?? USUAL;
    if (first < 0 || first > MOST)
      throw badUserInput('first', `${first} is out of bounds. Ask for 0 to ${MOST}.`);
    const locale = args.locale ?? site.settings.defaultLocale;
    const typed = args.text.slice(0, MOST_CHARACTERS);
    const words = wordsOf(foldText(typed, locale));
    const isUnfinished = /[\p{L}\p{N}]$/u.test(typed);
    const beginning = isUnfinished ? (words.pop() ?? '') : '';
    if (words.length === 0 && beginning === '') return { completions: [], articles: [] };

    const shape = articlesShape.of(info);
    const { completions, articles } = await suggestionsFor(
      search.database,
      { locale, words, beginning },
      first,
      shape,
    );
    const typedBefore = typed.slice(0, typed.length - (/[\p{L}\p{N}'’-]+$/u.exec(typed)?.[0].length ?? 0));
    return {
      completions: completions.slice(0, first).map((word) => `${typedBefore}${word}`.trim()),
      articles,
    };
  }
}
