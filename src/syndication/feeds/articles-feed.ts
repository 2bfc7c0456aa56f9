import { instantText } from '../../rules/instant.js';
import type { AuthorRow } from '../../delivery/authors/author.row.js';
import type { DeliverySite } from '../../delivery/site/delivery-site.js';
import type { TopicRow } from '../../delivery/topics/topic.row.js';
import { authorAddress, signature } from '../pages/page-article.js';
import { reviewLine, type PageFacts } from '../pages/page-extras.js';
import { pageImage, type PictureOfArticle } from '../pages/page-image.js';
import { pageWords } from '../pages/page-words.js';
import { closingHtml, portableHtml } from '../pages/portable-html.js';
import { xmlCharacters } from '../xml.js';
import type { Feed, FeedItem } from './feed.js';
import type { FeedRow } from './feed.repository.js';

/** What a feed is made of. */
export interface FeedMatter {
  readonly site: DeliverySite;
  readonly locale: string;
  /** Null where the feed is not of one topic; so the author. */
  readonly topic: TopicRow | null;
  readonly author: AuthorRow | null;
  /** As asked, without what has no say in the answer. */
  readonly selfUrl: string;
  readonly rows: readonly FeedRow[];
  /** By article id. */
  readonly pictures: ReadonlyMap<string, PictureOfArticle>;
  /** By reading id. */
  readonly facts: ReadonlyMap<string, PageFacts>;
}

/** A feed of articles in their order, the same for all formats. */
export function articlesFeed(matter: FeedMatter): Feed {
  const { site, locale, topic, author, rows } = matter;
  const { name, url, iconUrl } = site.settings;
  const title = [name, topic?.name, author?.name].filter(Boolean).join(': ');
  const latest = Math.max(...rows.map((row) => Date.parse(instantText(row.updatedAt))));
  return {
    title,
    description: topic?.description || site.textIn(site.settings.medicalNotices, locale) || title,
    id: matter.selfUrl,
    locale,
    homeUrl: url === new URL(url).origin ? `${url}/` : url,
    selfUrl: matter.selfUrl,
    iconUrl,
    publisher: name,
    updatedAt: rows.length > 0 ? new Date(latest) : null,
    items: rows.map((row) => itemOf(row, matter)),
  };
}

function itemOf(row: FeedRow, { site, pictures, facts }: FeedMatter): FeedItem {
  const url = site.articleUrl(row);
  const { title, locale, partnerHtml } = row;
  const { authors = [], topics = [] } = row;
  return {
    id: `urn:uuid:${row.articleId}`,
    url,
    title: xmlCharacters(title),
    summary: xmlCharacters(row.summary),
    html:
      partnerHtml === null ? null : xmlCharacters(fullText(partnerHtml, row, facts.get(row.readingId), site)),
    locale,
    publishedAt: new Date(instantText(row.publishedAt)),
    updatedAt: new Date(instantText(row.updatedAt)),
    authors: authors.map((author) => ({ name: signature(author), url: authorAddress(author) })),
    topics: topics.map((topic) => topic.name),
    image: pageImage(pictures.get(row.articleId), site),
  };
}

function fullText(html: string, row: FeedRow, facts: PageFacts | undefined, site: DeliverySite): string {
  const articleUrl = site.articleUrl(row);
  const closing = closingHtml({
    articleUrl,
    title: row.title,
    publisher: site.settings.name,
    sourceWord: pageWords(row.locale).source,
    reviewed: reviewLine(row.locale, facts?.review),
    notice: site.textIn(site.settings.medicalNotices, row.locale),
  });
  return portableHtml(html, articleUrl, site) + closing;
}
