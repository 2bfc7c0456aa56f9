import type { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { CreateArticleCommand } from '../editorial/articles/commands/create-article.command.js';
import { PublishArticleCommand } from '../editorial/articles/commands/publish-article.command.js';
import { UpdateArticleCommand } from '../editorial/articles/commands/update-article.command.js';
import { CreateAuthorCommand } from '../editorial/authors/create-author.command.js';
import { CreateTopicCommand } from '../editorial/topics/create-topic.command.js';
import { Gate } from '../publication/gate.js';
import { publicAddresses } from '../publication/prepared-publication.js';

/** The commands an import works with: the very ones behind the mutations, so that no rule has a way around it. */
export interface Editor {
  readonly createAuthor: CreateAuthorCommand;
  readonly createTopic: CreateTopicCommand;
  readonly createArticle: CreateArticleCommand;
  readonly updateArticle: UpdateArticleCommand;
  readonly publishArticle: PublishArticleCommand;
}

/** Commands for use without a running service. */
export function createEditor(dataSource: DataSource, config: Config): Editor {
  const gate = new Gate(dataSource, publicAddresses(config.site), undefined, config.review);
  return {
    createAuthor: new CreateAuthorCommand(dataSource, gate, config),
    createTopic: new CreateTopicCommand(dataSource, gate, config),
    createArticle: new CreateArticleCommand(dataSource, config),
    updateArticle: new UpdateArticleCommand(dataSource),
    publishArticle: new PublishArticleCommand(dataSource, gate, config),
  };
}
