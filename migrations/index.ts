import { Schemas1763596800001 } from './0001-schemas.js';
import { Users1763596800002 } from './0002-users.js';
import { AuthorsAndTopics1763596800003 } from './0003-authors-and-topics.js';
import { Articles1763596800004 } from './0004-articles.js';
import { Publications1763596800005 } from './0005-publications.js';
import { Delivery1763596800006 } from './0006-delivery.js';
import { Similarity1763596800007 } from './0007-similarity.js';
import { Imports1763596800008 } from './0008-imports.js';
import { Search1763596800009 } from './0009-search.js';
import { Editions1763596800010 } from './0010-editions.js';
import { Neighbourhoods1763596800011 } from './0011-neighbourhoods.js';
import { SearchTools1763596800012 } from './0012-search-tools.js';
import { Images1763596800013 } from './0013-images.js';
import { Testimonials1763596800014 } from './0014-testimonials.js';
import { Translations1763596800016 } from './0016-translations.js';
import { Previews1763596800017 } from './0017-previews.js';
import { MedicalReviewAndCitations1763596800015 } from './0015-medical-review-and-citations.js';
import { Partners1763596800018 } from './0018-partners.js';
import { Changes1763596800019 } from './0019-changes.js';
import { Withdrawals1763596800020 } from './0020-withdrawals.js';
import { BoundedSearch1763596800021 } from './0021-bounded-search.js';
import { LinksAtOnce1763596800022 } from './0022-links-at-once.js';
import { ListOrders1763596800023 } from './0023-list-orders.js';
import { LinkOrders1763596800024 } from './0024-link-orders.js';

/** All migrations, oldest first. A list and not a glob: nothing runs that was not meant to. */
export const migrations = [
  Schemas1763596800001,
  Users1763596800002,
  AuthorsAndTopics1763596800003,
  Articles1763596800004,
  Publications1763596800005,
  Delivery1763596800006,
  Similarity1763596800007,
  Imports1763596800008,
  Search1763596800009,
  Editions1763596800010,
  Neighbourhoods1763596800011,
  SearchTools1763596800012,
  Images1763596800013,
  Testimonials1763596800014,
  MedicalReviewAndCitations1763596800015,
  Translations1763596800016,
  Previews1763596800017,
  Partners1763596800018,
  Changes1763596800019,
  Withdrawals1763596800020,
  BoundedSearch1763596800021,
  LinksAtOnce1763596800022,
  ListOrders1763596800023,
  LinkOrders1763596800024,
];
