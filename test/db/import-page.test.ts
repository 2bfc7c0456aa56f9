import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { readConfig } from '../../src/config/config.js';
import { createDataSource } from '../../src/database/data-source.js';
import { editorialEntities } from '../../src/editorial/entities.js';
import { systemViewer } from '../../src/rules/permissions.js';
import { createEditor, type Editor } from '../../src/transfer/editor.js';
import { importPage } from '../../src/transfer/pages/import-page.js';
import { saveImport } from '../../src/transfer/pages/import.repository.js';
import { readPageText } from '../../src/transfer/pages/page-text.js';
import { findArticle } from '../../src/transfer/known-things.repository.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const pageText = (title: string, end = 'It passes with rest and time.') => `Search
Close this search box.

${title}

Some people feel a pulling in the cheek when the weather turns. It is a muscle that works harder than the others.

Note: This article says nothing about treatment with medicines.

What pulls there

The muscles of the face lie in a thin sheet below the skin, and each follows the same nerve. ${end}

Picture of Ada Brook

Ada Brook

Physiotherapist of the clinic.

More articles`;

describe('importing a page', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let editor: Editor;
  const config = readConfig({ SITE_URL: 'https://clinic.example' });

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = createDataSource({
      ...config.database,
      ownerUrl: database.ownerUrl,
      entities: editorialEntities,
    });
    await dataSource.initialize();
    editor = createEditor(dataSource, config);
  });

  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  const bring = (text: string, publish = false) =>
    importPage(
      dataSource,
      editor,
      readPageText(text),
      { locale: 'en', publish, callToActionUrl: config.site.url },
      new Date(),
    );

  const revisions = async (articleId: string) => (await findArticle(dataSource, articleId))!.latestRevision;

  it('makes an article, unpublished, with its author', async () => {
    const result = await bring(pageText('A pulling cheek'));
    expect(result).toMatchObject({ slug: 'a-pulling-cheek', outcome: 'created', isPublished: false });
    const [author] = await dataSource.query(
      `select a.slug, a.name, a.job_title from editorial.revision r
       join editorial.revision_author l on l.revision_id = r.id
       join editorial.author a on a.id = l.author_id
       where r.article_id = $1`,
      [result.articleId],
    );
    expect(author).toEqual({
      slug: 'ada-brook',
      name: 'Ada Brook',
      job_title: { en: 'Physiotherapist of the clinic.' },
    });
  });

  it('changes nothing the second time, and shares an author between pages', async () => {
    const first = await bring(pageText('Twice the same'), true);
    const again = await bring(pageText('Twice the same'), true);
    expect(again).toEqual({ ...first, outcome: 'unchanged' });
    expect(await revisions(first.articleId)).toBe(1);
    const publications = await dataSource.query(`select from editorial.publication where article_id = $1`, [
      first.articleId,
    ]);
    expect(publications).toHaveLength(1);
    expect(await dataSource.query(`select from editorial.author where slug = 'ada-brook'`)).toHaveLength(1);
  });

  it('publishes later what was brought in unpublished', async () => {
    const first = await bring(pageText('Published later'));
    const again = await bring(pageText('Published later'), true);
    expect(again).toEqual({ ...first, outcome: 'unchanged', isPublished: true });
  });

  it('makes a changed page a new revision', async () => {
    const first = await bring(pageText('A page that changes'));
    const again = await bring(pageText('A page that changes', 'It passes within a week or two.'));
    expect(again).toMatchObject({ articleId: first.articleId, outcome: 'updated' });
    expect(await revisions(first.articleId)).toBe(2);
  });

  it('overwrites nothing that editors have worked on since', async () => {
    const { articleId } = await bring(pageText('An edited page'));
    const { version } = (await findArticle(dataSource, articleId))!;
    await editor.updateArticle.run(
      { id: articleId, expectedVersion: version, input: { subtitle: 'By hand' } },
      systemViewer,
      { now: new Date() },
    );
    expect(await bring(pageText('An edited page'))).toMatchObject({ outcome: 'unchanged' });
    await expect(bring(pageText('An edited page', 'Another end.'))).rejects.toThrow(/editors have worked on/);
    expect(await revisions(articleId)).toBe(2);
  });

  it('leaves an article alone that has the slug but does not come from the page', async () => {
    await editor.createArticle.run({ title: 'Written by hand', body: { markdown: 'Text.' } }, systemViewer, {
      now: new Date(),
    });
    await expect(bring(pageText('Written by hand'))).rejects.toMatchObject({
      faults: [expect.objectContaining({ code: 'TAKEN' })],
    });
    await expect(bring(pageText('Written by hand'))).rejects.toThrow(/does not come from this page/);
  });

  it('takes up an import that died after the article was made', async () => {
    const { articleId } = await bring(pageText('Cut short'));
    const source = 'page:en:cut-short';
    const [{ digest }] = await dataSource.query(`select digest from editorial.import where source = $1`, [
      source,
    ]);
    await saveImport(dataSource, source, { digest, articleId: null, revision: null });
    expect(await bring(pageText('Cut short'))).toMatchObject({ articleId, outcome: 'created' });
    expect(await bring(pageText('Cut short'))).toMatchObject({ articleId, outcome: 'unchanged' });
  });
});
