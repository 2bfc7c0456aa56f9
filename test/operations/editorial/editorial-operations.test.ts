import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { CreateArticleCommand } from '../../../src/editorial/articles/commands/create-article.command.js';
import { PublishArticleCommand } from '../../../src/editorial/articles/commands/publish-article.command.js';
import { UpdateArticleCommand } from '../../../src/editorial/articles/commands/update-article.command.js';
import { CreateAuthorCommand } from '../../../src/editorial/authors/create-author.command.js';
import { CreateTopicCommand } from '../../../src/editorial/topics/create-topic.command.js';
import { toGlobalId } from '../../../src/graphql/global-id.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { startEditorial, type Credential, type EditorialServer } from '../../support/editorial-server.js';

/**
 * Each `.graphql` file here is an operation with, beside it, its answer and the statements it cost. `UPDATE_OPERATIONS=1`
 * writes them anew: read the difference before you keep it. `{{slug}}` in the variables is the id of that article.
 */
const FOLDER = new URL('./', import.meta.url);
const isUpdate = process.env['UPDATE_OPERATIONS'] === '1';
const operations = readdirSync(FOLDER).filter((file) => file.endsWith('.graphql'));

describe('an operation on the editorial API', () => {
  let database: TestDatabase;
  let server: EditorialServer;
  let editor: Credential & { readonly userId: string };
  let ids: Map<string, string>;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  // Mutations change what they meet, so each operation meets a library of its own.
  async function library(): Promise<void> {
    await server?.close();
    await database.drop();
    database = await createTestDatabase();
    server = await startEditorial(database.ownerUrl);
    editor = await server.signedIn('EDITOR');
    ids = await seed();
  }

  afterAll(async () => {
    await server?.close();
    await database?.drop();
  });

  async function seed(): Promise<Map<string, string>> {
    const viewer = { userId: editor.userId, role: 'EDITOR' as const, scopes: null };
    const call = () => ({ now: new Date() });
    const author = await server
      .get(CreateAuthorCommand)
      .run({ name: 'Ann Weber', credentials: 'MD' }, viewer, call());
    const topic = await server.get(CreateTopicCommand).run({ name: 'Eyes' }, viewer, call());
    const create = server.get(CreateArticleCommand);
    const mouth = await create.run(
      { title: 'Mouth care', body: { markdown: 'Brush both sides.' } },
      viewer,
      call(),
    );
    const eye = await create.run(
      {
        title: 'Eye care',
        body: { markdown: 'Blink often.\n\n### At night\n\n![](figure:tape "Tape over the lid")' },
        authorIds: [author.id],
        topicIds: [topic.id],
        relatedIds: [mouth.id],
        image: { alt: 'A lid under tape' },
        callToAction: { title: 'Does it not close?', label: 'Call us', url: 'tel:+31201234567' },
        seo: { noIndex: true },
        originallyPublishedAt: new Date('2020-02-03T04:05:06Z'),
      },
      viewer,
      call(),
    );
    await create.run(
      { title: 'Oogzorg', locale: 'nl', body: { markdown: 'Knipper.' }, translationOf: eye.id },
      viewer,
      call(),
    );
    const update = { body: { markdown: 'Blink often.\n\n## At night\n\nTape helps.' } };
    const target = { id: eye.id, expectedVersion: 1 };
    await server.get(UpdateArticleCommand).run({ ...target, input: update }, viewer, call());
    await server.get(PublishArticleCommand).run({ ...target, expectedVersion: 2 }, viewer, call());
    const draft = {
      ...target,
      expectedVersion: 3,
      input: { body: { markdown: '### At night\n\n![](figure:tape)' } },
    };
    await server.get(UpdateArticleCommand).run(draft, viewer, call());
    return new Map([
      ['eye-care', toGlobalId('Article', eye.id)],
      ['mouth-care', toGlobalId('Article', mouth.id)],
    ]);
  }

  it.each(operations)('%s answers as kept, by the statements kept', async (file) => {
    await library();
    const query = readFileSync(new URL(file, FOLDER), 'utf8');
    const variables = /^# variables: (.*)$/m.exec(query)?.[1] ?? '{}';
    const filled = variables.replace(/\{\{(.+?)\}\}/g, (_, slug: string) => ids.get(slug)!);
    server.takeStatements();
    const { data, errors } = await server.ask(query, JSON.parse(filled) as object, editor);
    const answer = errors.length > 0 ? { data, errors } : { data };
    const name = file.replace('.graphql', '');
    const json = `${JSON.stringify(answer, null, 2)}\n`;
    expect(json).toBe(kept(`${name}.json`, json));
    const sql = shown(server.takeStatements().map(({ text }) => text));
    expect(sql).toBe(kept(`${name}.sql`, sql));
  });
});

/** What was kept before; where it is to be written anew, `content`. */
function kept(file: string, content: string): string {
  const url = new URL(file, FOLDER);
  if (isUpdate) writeFileSync(url, content);
  if (!existsSync(url))
    throw new Error(`${file} is missing: run with UPDATE_OPERATIONS=1 and read what it wrote.`);
  return readFileSync(url, 'utf8');
}

/** Sorted, but for the transaction's: which of two loaders asks first is up to the moment. */
function shown(statements: readonly string[]): string {
  const isTransaction = statements.includes('START TRANSACTION');
  const texts = isTransaction ? statements : statements.toSorted((a, b) => (a < b ? -1 : 1));
  const count = `-- ${statements.length} statement${statements.length === 1 ? '' : 's'}\n`;
  return count + texts.map((text) => `\n${text.trim()};\n`).join('');
}
