import { UseFilters } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { badUserInput } from '../../graphql/bad-user-input.js';
import { indexBy } from '../../graphql/batches.js';
import { fromGlobalId, type GlobalId } from '../../graphql/global-id.js';
import { PassErrors } from '../../graphql/pass-errors.filter.js';
import { SelectionReader } from '../../graphql/selection.js';
import { articleShapeOf } from '../articles/article.shape.js';
import type { DeliveryContext } from '../delivery-context.js';
import type { QueryNodeArgs, QueryNodesArgs } from '../delivery.types.generated.js';

const MOST_NODES = 100;

/** A row that says which type it is. */
export interface NodeRow {
  readonly __typename: string;
}

@UseFilters(PassErrors)
@Resolver()
export class NodeResolver {
  @Query()
  async node(
    _parent: unknown,
    { id }: QueryNodeArgs,
    context: DeliveryContext,
    info: GraphQLResolveInfo,
  ): Promise<NodeRow | null> {
    const [node] = await findNodes([fromGlobalId(id, 'id')], context, info);
    return node ?? null;
  }

  @Query()
  async nodes(
    _parent: unknown,
    { ids }: QueryNodesArgs,
    context: DeliveryContext,
    info: GraphQLResolveInfo,
  ): Promise<(NodeRow | null)[]> {
    if (ids.length > MOST_NODES) {
      throw badUserInput('ids', `${ids.length} are too many. Ask for at most ${MOST_NODES}.`);
    }
    const globalIds = ids.map((id) => fromGlobalId(id, 'ids'));
    return findNodes(globalIds, context, info);
  }
}

const articleShape = new SelectionReader((selection) => articleShapeOf(selection));

/** One statement for each type among the ids. Types that readers cannot have are not there. */
async function findNodes(
  globalIds: readonly GlobalId[],
  { articles, authorLoader, topicLoader, imageLoaders }: DeliveryContext,
  info: GraphQLResolveInfo,
): Promise<(NodeRow | null)[]> {
  const articleIds = globalIds.filter(({ type }) => type === 'Article').map(({ id }) => id);
  const found =
    articleIds.length === 0
      ? new Map()
      : indexBy(
          await articles.byIds([...new Set(articleIds)], articleShape.of(info)),
          (row) => row.articleId,
        );
  return Promise.all(
    globalIds.map(async ({ type, id }) => {
      const row =
        type === 'Article'
          ? found.get(id)
          : type === 'Author'
            ? await authorLoader.byId(id)
            : type === 'Topic'
              ? await topicLoader.byId(id)
              : type === 'Image'
                ? await imageLoaders.node(id)
                : null;
      return row ? { ...row, __typename: type } : null;
    }),
  );
}
