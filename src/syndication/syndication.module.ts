import { Module } from '@nestjs/common';
import { SyndicationRequests } from './answers/syndication-requests.js';
import { EmbedDoor } from './embed/embed-door.js';
import { EmbedRequests } from './embed/embed-requests.js';
import { FeedController } from './feeds/feed.controller.js';
import { OembedController } from './oembed/oembed.controller.js';
import { LlmsController } from './pages/llms.controller.js';
import { MarkdownController } from './pages/markdown.controller.js';
import { NotHereController } from './not-here.controller.js';
import { SitemapController } from './sitemap/sitemap.controller.js';
import { SyndicationDoor } from './syndication-door.js';

/** What machines and other sites fetch. */
@Module({
  controllers: [
    FeedController,
    LlmsController,
    MarkdownController,
    OembedController,
    SitemapController,
    NotHereController,
  ],
  providers: [SyndicationRequests, SyndicationDoor, EmbedRequests, EmbedDoor],
})
export class SyndicationModule {}
