import { Query, Resolver } from '@nestjs/graphql';
import { fromGlobalId } from '../graphql/global-id.js';
import type { EditorialContext } from './context.js';
import type { EditorialLoaders } from './loaders.js';
import { Requires } from './users/permission.guard.js';

type Load = (loaders: EditorialLoaders, id: string) => Promise<object | null>;

/** What `node` can return, by the type in the id. */
const NODES: Readonly<Record<string, Load>> = {
  Article: (loaders, id) => loaders.article.load(id),
  Revision: (loaders, id) => loaders.revision.load(id),
  User: (loaders, id) => loaders.user.load(id),
  Author: (loaders, id) => loaders.author.load(id),
  Partner: (loaders, id) => loaders.partner.load(id),
  Topic: (loaders, id) => loaders.topic.load(id),
  Testimonial: (loaders, id) => loaders.testimonial.load(id),
  Image: (loaders, id) => loaders.image.load(id),
  SynonymGroup: (loaders, id) => loaders.synonymGroup.load(id),
};

@Resolver()
export class NodeResolver {
  /** An id of a type that is no Node here, as of an access token, finds nothing. */
  @Query('node')
  @Requires('articles:read')
  async node(
    _: unknown,
    args: { id: string },
    { loaders }: EditorialContext,
  ): Promise<({ __typename: string } & object) | null> {
    const { type, id } = fromGlobalId(args.id, 'id');
    const row = Object.hasOwn(NODES, type) ? await NODES[type]!(loaders, id) : null;
    return row && { ...row, __typename: type };
  }
}
