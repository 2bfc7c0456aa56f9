import { AuthorEntity } from './authors/author.entity.js';
import { PartnerEntity } from './partners/partner.entity.js';
import { TopicEntity } from './topics/topic.entity.js';
import { UserEntity } from './users/user.entity.js';

/** The classes the editorial data source maps. A list and not a glob. */
export const editorialEntities = [AuthorEntity, PartnerEntity, TopicEntity, UserEntity];
