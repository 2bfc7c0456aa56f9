import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from '../../src/graphql/global-id.js';
import { openMediaBench, photograph, plainPng, type MediaBench } from '../support/media-bench.js';

const ERRORS = `contentVersion userErrors { code message field ... on VersionConflict { expectedVersion actualVersion } }`;
const IMAGE = `id version credit licence title isRevocable focalPoint { x y } altTexts { locale text } width height`;
const UPDATE = `mutation ($id: ID!, $v: Int!, $input: UpdateImageInput!) { result: updateImage(id: $id, expectedVersion: $v, input: $input) { image { ${IMAGE} } ${ERRORS} } }`;
const REPLACE = `mutation ($id: ID!, $v: Int!, $input: ReplaceImageInput!) { result: replaceImage(id: $id, expectedVersion: $v, input: $input) { image { ${IMAGE} } ${ERRORS} } }`;
const DELETE = `mutation ($id: ID!, $v: Int!) { result: deleteImage(id: $id, expectedVersion: $v) { deletedId ${ERRORS} } }`;
const FILL = `mutation ($id: ID!, $v: Int!, $key: String, $image: ID!) { result: fillFigure(articleId: $id, expectedVersion: $v, blockKey: $key, imageId: $image) { article { id version draft { number body image { imageId alt image { width } } } } ${ERRORS} } }`;
const CREATE = `mutation ($input: CreateArticleInput!) { result: createArticle(input: $input) { article { id version draft { body } } ${ERRORS} } }`;
const EDIT = `mutation ($id: ID!, $v: Int!, $input: UpdateArticleInput!) { result: updateArticle(id: $id, expectedVersion: $v, input: $input) { article { id version } ${ERRORS} } }`;
const PUBLISH = `mutation ($id: ID!, $v: Int!) { result: publishArticle(id: $id, expectedVersion: $v) { article { id version } ${ERRORS} } }`;
const UNPUBLISH = `mutation ($id: ID!, $v: Int!) { result: unpublishArticle(id: $id, expectedVersion: $v) { article { id version } ${ERRORS} } }`;
const RESTORE = `mutation ($id: ID!, $v: Int!, $n: Int!) { result: restoreRevision(id: $id, expectedVersion: $v, number: $n) { article { id version draft { body image { imageId } } } ${ERRORS} } }`;
const AUTHOR = `mutation ($input: AuthorInput!) { result: createAuthor(input: $input) { author { id version slug image { imageId alt image { id width } } } ${ERRORS} } }`;
const EDIT_AUTHOR = `mutation ($id: ID!, $v: Int!, $input: AuthorInput!) { result: updateAuthor(id: $id, expectedVersion: $v, input: $input) { author { id version image { imageId } } ${ERRORS} } }`;

interface Block {
  _type: string;
  _key: string;
  imageId?: string | null;
  alt?: string;
}
interface Payload {
  image?: { id: string; version: number; width: number } | null;
  article?: { id: string; version: number; draft: { number: number; body: Block[]; image: unknown } } | null;
  author?: { id: string; version: number; slug: string; image: unknown } | null;
  deletedId?: string | null;
  contentVersion: number;
  userErrors: { code: string; message: string; field: string[] }[];
}

describe('the library of images', () => {
  let bench: MediaBench;
  let count = 0;

  beforeAll(async () => {
    bench = await openMediaBench();
  });

  afterAll(() => bench?.close());

  beforeEach(() => {
    count += 1;
  });

  const run = (mutation: string, variables: object) => bench.mutate<Payload>(mutation, variables);

  async function done(mutation: string, variables: object): Promise<Payload> {
    const payload = await run(mutation, variables);
    expect(payload.userErrors).toEqual([]);
    return payload;
  }

  async function refused(mutation: string, variables: object): Promise<[string, string][]> {
    return (await run(mutation, variables)).userErrors.map(({ code, field }) => [code, field?.join('.')]);
  }

  async function upload(width = 800, height = 500): Promise<string> {
    return (await bench.upload(await photograph(width, height))).id!;
  }

  const figure = (imageId: string | null, alt = 'A face') => ({ _type: 'figure', imageId, alt });

  async function article(imageId: string | null, lead: object | null = null) {
    const input = { title: `About faces ${count}`, body: { portableText: [figure(imageId)] }, image: lead };
    return (await done(CREATE, { input })).article!;
  }

  async function published(imageId: string | null, lead: object | null = null) {
    const { id, version } = await article(imageId, lead);
    return (await done(PUBLISH, { id, v: version })).article!;
  }

  const rowId = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1]!;
  const picture = (id: string, rest = '640.webp') => fetch(bench.from(`/media/${rowId(id)}/${rest}`));

  it('keeps what is said of an image, and a version of it', async () => {
    const id = await upload();
    const input = {
      credit: ' Jo ',
      licence: 'CC BY 4.0',
      title: 'Resting face',
      focalPoint: { x: 0.25, y: 0.5 },
      altTexts: [
        { locale: 'nl', text: 'Een gezicht' },
        { locale: 'en', text: 'A face' },
      ],
    };
    const { image } = await done(UPDATE, { id, v: 1, input });
    expect(image).toMatchObject({
      ...input,
      credit: 'Jo',
      version: 2,
      altTexts: [
        { locale: 'en', text: 'A face' },
        { locale: 'nl', text: 'Een gezicht' },
      ],
    });
    expect((await done(UPDATE, { id, v: 2, input })).image!.version).toBe(2);
    expect((await done(UPDATE, { id, v: 2, input: { credit: null, focalPoint: null } })).image).toMatchObject(
      {
        credit: null,
        focalPoint: null,
        title: 'Resting face',
      },
    );
    expect(await refused(UPDATE, { id, v: 2, input: {} })).toEqual([['VERSION_CONFLICT', 'expectedVersion']]);
    const another = rowId(id).replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    const missing = toGlobalId('Image', another);
    expect(await refused(UPDATE, { id: missing, v: 1, input: {} })).toEqual([['NOT_FOUND', 'id']]);
  });

  it.each([
    [{ credit: 'x'.repeat(201) }, [['TOO_LONG', 'input.credit']]],
    [
      { licence: 'x'.repeat(201), title: 'x'.repeat(201) },
      [
        ['TOO_LONG', 'input.licence'],
        ['TOO_LONG', 'input.title'],
      ],
    ],
    [
      { focalPoint: { x: 1.5, y: -1 } },
      [
        ['INVALID', 'input.focalPoint.x'],
        ['INVALID', 'input.focalPoint.y'],
      ],
    ],
    [
      {
        altTexts: [
          { locale: 'en', text: 'a' },
          { locale: 'en', text: 'b' },
        ],
      },
      [['INVALID', 'input.altTexts.1.locale']],
    ],
    [{ altTexts: [{ locale: 'en', text: 'x'.repeat(501) }] }, [['TOO_LONG', 'input.altTexts.0.text']]],
  ])('refuses %j', async (input, faults) => {
    expect(await refused(UPDATE, { id: await upload(20, 20), v: 1, input })).toEqual(faults);
  });

  it('lets nobody who may not publish say that a patient is not to be seen', async () => {
    const id = await upload(20, 20);
    await done(UPDATE, { id, v: 1, input: { isRevocable: true } });
    const order = { id, v: 2, input: { isRevocable: false } };
    const { userErrors } = await bench.mutate<Payload>(UPDATE, order, bench.writer);
    expect(userErrors).toMatchObject([{ code: 'NOT_ALLOWED_NOW', field: ['input', 'isRevocable'] }]);
    await done(UPDATE, order);
  });

  it('finds images by what is said of them, and those that nothing uses', async () => {
    const [used, unused] = [await upload(21, 20), await upload(22, 20)];
    for (const id of [used, unused]) await done(UPDATE, { id, v: 1, input: { title: `needle ${count}` } });
    await article(used);
    const ask = async (rest: string) => {
      const { data } = await bench.editorial.ask<{ images: { totalCount: number; nodes: { id: string }[] } }>(
        `{ images(text: "NEEDLE ${count}" ${rest}) { totalCount nodes { id } } }`,
        {},
        bench.writer,
      );
      return [data.images.totalCount, ...data.images.nodes.map(({ id }) => id)];
    };
    expect(await ask('')).toEqual([2, unused, used]);
    expect(await ask('unused: true')).toEqual([1, unused]);
    expect(await ask('unused: false')).toEqual([1, used]);
    expect(await ask('first: 1')).toEqual([2, unused]);
  });

  describe('a figure', () => {
    it('names an image of the library, or is refused with its field', async () => {
      const nobody = toGlobalId('Image', '00000000-0000-7000-8000-000000000000');
      const title = 'x';
      const lead = { imageId: nobody, alt: 'x' };
      expect(
        await refused(CREATE, { input: { title, body: { portableText: [figure(nobody)] }, image: lead } }),
      ).toEqual([
        ['NOT_FOUND', 'input.image.imageId'],
        ['NOT_FOUND', 'input.body.portableText.0.imageId'],
      ]);
      expect(
        await refused(CREATE, { input: { title, body: { markdown: `![x](image:${nobody})` } } }),
      ).toEqual([['NOT_FOUND', 'input.body.markdown']]);
      expect(await refused(CREATE, { input: { title, body: { portableText: [figure('aW1n')] } } })).toEqual([
        ['NOT_FOUND', 'input.body.portableText.0.imageId'],
      ]);
      const { id, version } = await article(null);
      expect(await refused(EDIT, { id, v: version, input: { image: lead } })).toEqual([
        ['NOT_FOUND', 'input.image.imageId'],
      ]);
    });

    it('waits for its file in a list, and gets it there', async () => {
      const lead = { alt: 'The lead', caption: 'Before' };
      const { id, version, draft } = await article(null, lead);
      const { data } = await bench.editorial.ask<{
        unfilledFigures: { nodes: object[]; totalCount: number };
      }>(
        `{ unfilledFigures(first: 100) { totalCount nodes { article { id } blockKey alt caption } } }`,
        {},
        bench.writer,
      );
      const key = draft.body[0]!._key;
      const mine = data.unfilledFigures.nodes.filter((node) => JSON.stringify(node).includes(id));
      expect(mine).toEqual([
        { article: { id }, blockKey: null, alt: 'The lead', caption: 'Before' },
        { article: { id }, blockKey: key, alt: 'A face', caption: null },
      ]);
      const image = await upload(30, 20);
      const filled = (await done(FILL, { id, v: version, key, image })).article!;
      expect(filled.draft).toMatchObject({ number: 2, body: [{ imageId: image, alt: 'A face' }] });
      const both = (await done(FILL, { id, v: filled.version, key: null, image })).article!;
      expect(both.draft.image).toEqual({ imageId: image, alt: 'The lead', image: { width: 30 } });
      expect((await done(FILL, { id, v: both.version, key: null, image })).article!.version).toBe(
        both.version,
      );
      expect(await refused(FILL, { id, v: both.version, key: 'nobody', image })).toEqual([
        ['NOT_FOUND', 'blockKey'],
      ]);
      expect(await refused(FILL, { id, v: version, key, image })).toEqual([
        ['VERSION_CONFLICT', 'expectedVersion'],
      ]);
    });

    it('takes the words of the image where it has none', async () => {
      const image = await upload(31, 20);
      await done(UPDATE, { id: image, v: 1, input: { altTexts: [{ locale: 'en', text: 'Suggested' }] } });
      const input = { title: `Wordless ${count}`, body: { portableText: [figure(null, '')] } };
      const { id, version, draft } = (await done(CREATE, { input })).article!;
      const { article } = await done(FILL, { id, v: version, key: draft.body[0]!._key, image });
      expect(article!.draft.body[0]).toMatchObject({ alt: 'Suggested' });
    });
  });

  describe('readers', () => {
    const SHOWN = `image { id url srcset(widths: [320, 5000]) width height placeholder focalPoint { x y } }`;
    const ARTICLE = `query ($id: ID!) { node(id: $id) { ... on Article { image { alt ${SHOWN} } body { html figures { ${SHOWN} } } } } }`;

    it('see an image as long as something visible uses it, and no longer', async () => {
      const id = await upload();
      const draft = await article(id);
      expect((await picture(id)).status).toBe(404);
      const { version } = (await done(PUBLISH, { id: draft.id, v: draft.version })).article!;
      const shown = await picture(id);
      expect(shown.status).toBe(200);
      expect(shown.headers.get('content-type')).toBe('image/webp');
      await done(UNPUBLISH, { id: draft.id, v: version });
      expect((await picture(id)).status).toBe(404);
      const { data } = await bench.delivery.ask('query ($id: ID!) { node(id: $id) { id } }', { id });
      expect(data).toEqual({ node: null });
    });

    it('get addresses, sizes and a placeholder, in as many statements as without', async () => {
      const [lead, inside] = [await upload(700, 400), await upload(3000, 200)];
      await done(UPDATE, { id: lead, v: 1, input: { focalPoint: { x: 0.5, y: 0.25 } } });
      const { id } = await published(inside, { imageId: lead, alt: 'The lead' });
      bench.delivery.takeStatements();
      const { data, errors } = await bench.delivery.ask(ARTICLE, { id });
      expect(errors).toEqual([]);
      const names = bench.delivery.takeStatements().map(({ text }) => text.split('\n', 1)[0]);
      expect(names.filter((name) => name!.includes('images.'))).toEqual(['-- delivery.images.by-ids']);
      const address = (of: string, rest: string) =>
        expect.stringMatching(
          new RegExp(`^https://content.clinic.example/media/${rowId(of)}/${rest}`),
        ) as unknown as string;
      expect(data).toMatchObject({
        node: {
          image: {
            alt: 'The lead',
            image: {
              id: lead,
              url: address(lead, '800.jpeg\\?v=[0-9a-f]{8}$'),
              srcset: address(lead, '320.webp\\?v=\\w{8} 320w, \\S+/800.webp\\?v=\\w{8} 700w$'),
              width: 700,
              height: 400,
              focalPoint: { x: 0.5, y: 0.25 },
            },
          },
          body: { figures: [{ image: { id: inside, url: address(inside, '2560.jpeg'), focalPoint: null } }] },
        },
      });
      expect(JSON.stringify(data)).toContain(`/media/${rowId(inside)}/1280.jpeg`);
      const again = await bench.delivery.ask(
        'query ($id: ID!) { node(id: $id) { id ... on Image { width } } }',
        {
          id: inside,
        },
      );
      expect(again.data).toEqual({ node: { id: inside, width: 3000 } });
    });

    it('keep what names its file for good, and ask again for all else', async () => {
      const id = await upload();
      await published(id);
      const [{ hash }] = await bench.editorial.dataSource.query<[{ hash: string }]>(
        'select left(file_hash, 8) as hash from editorial.image where id = $1',
        [rowId(id)],
      );
      const right = await picture(id, `320.png?v=${hash}`);
      expect(right.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(right.headers.get('access-control-allow-origin')).toBe('*');
      expect(right.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(right.headers.get('x-content-type-options')).toBe('nosniff');
      for (const rest of ['320.png', '320.png?v=00000000']) {
        expect((await picture(id, rest)).headers.get('cache-control')).toBe('no-cache');
      }
      const etag = right.headers.get('etag')!;
      const address = bench.from(`/media/${rowId(id)}/320.png`);
      const known = await fetch(address, { headers: { 'if-none-match': etag } });
      expect([known.status, await known.text()]).toEqual([304, '']);
      const head = await fetch(address, { method: 'HEAD' });
      expect(head.headers.get('content-length')).toBe(right.headers.get('content-length'));
      await done(UPDATE, { id, v: 1, input: { isRevocable: true } });
      expect((await picture(id, `320.png?v=${hash}`)).headers.get('cache-control')).toBe('no-cache');
    });

    it('get no picture larger than it is, and one file for all that are alike', async () => {
      const id = await upload(200, 100);
      await published(id);
      const before = (await bench.files('files')).length;
      const [large, larger] = await Promise.all([picture(id, '1280.avif'), picture(id, '2560.avif')]);
      expect(large.headers.get('etag')).toBe(larger.headers.get('etag'));
      expect((await bench.files('files')).length).toBe(before + 1);
    });

    it.each(['641.webp', '640.svg', '640.gif', '0640.webp', '640', '640.webp/x', '../640.webp', '99999.png'])(
      'find nothing under the name %s',
      async (name) => {
        const id = await upload(10, 10);
        await published(id);
        const answer = await picture(id, name);
        expect(answer.status).toBe(404);
      },
    );

    it('see another file the moment it takes the place of the first, under the old addresses too', async () => {
      const [id, next] = [await upload(400, 400), (await bench.upload(await plainPng(500, 300))).id!];
      const { id: articleId } = await published(id, { imageId: id, alt: 'x' });
      const old = await picture(id, '160.png');
      const html = async () => {
        const { data } = await bench.delivery.ask(
          'query ($id: ID!) { node(id: $id) { ... on Article { body { html } image { image { width } } } } }',
          { id: articleId },
        );
        return JSON.stringify(data);
      };
      const before = await html();
      const { image } = await done(REPLACE, { id, v: 1, input: { uploadId: next } });
      expect(image).toMatchObject({ id, version: 2, width: 500 });
      expect((await picture(id, '160.png')).headers.get('etag')).not.toBe(old.headers.get('etag'));
      const after = await html();
      expect(after).not.toBe(before);
      expect(after).toContain('"width":500');
      // Of the first file, and of the upload, nothing is left.
      const files = await bench.files('files');
      expect(files.filter((path) => path.includes(rowId(next)))).toEqual([]);
      const hashes = files.filter((path) => path.includes(rowId(id))).map((path) => path.split('/').at(-2));
      expect(new Set(hashes).size).toBe(1);
      expect(await refused(REPLACE, { id, v: 2, input: { uploadId: next } })).toEqual([
        ['NOT_FOUND', 'input.uploadId'],
      ]);
    });
  });

  it('gives nothing away that is used: neither to a deletion nor to a replacement', async () => {
    const [id, other] = [await upload(33, 20), await upload(34, 20)];
    const { id: articleId, version } = await published(id);
    const { userErrors } = await run(DELETE, { id, v: 1 });
    expect(userErrors).toMatchObject([{ code: 'NOT_ALLOWED_NOW', field: ['id'] }]);
    expect(userErrors[0]!.message).toContain(`the article "About faces ${count}"`);
    expect(await refused(REPLACE, { id: other, v: 1, input: { uploadId: id } })).toEqual([
      ['NOT_ALLOWED_NOW', 'input.uploadId'],
    ]);
    expect(await refused(REPLACE, { id, v: 1, input: { uploadId: id } })).toEqual([
      ['INVALID', 'input.uploadId'],
    ]);
    // The published revision uses it, though the newest one does not.
    const edited = (await done(EDIT, { id: articleId, v: version, input: { body: { markdown: 'Words.' } } }))
      .article!;
    expect(await refused(DELETE, { id, v: 1 })).toEqual([['NOT_ALLOWED_NOW', 'id']]);
    const off = (await done(UNPUBLISH, { id: articleId, v: edited.version })).article!;
    expect((await done(DELETE, { id, v: 1 })).deletedId).toBe(id);
    expect((await picture(id)).status).toBe(404);
    const { article } = await done(RESTORE, { id: articleId, v: off.version, n: 1 });
    expect(article!.draft.body[0]).toMatchObject({ imageId: null });
  });

  it('says where an image is used', async () => {
    const id = await upload(35, 20);
    const { id: articleId } = await article(id);
    const author = await done(AUTHOR, {
      input: { name: `Portrayed ${count}`, image: { imageId: id, alt: 'Her' } },
    });
    const { data } = await bench.editorial.ask(
      'query ($id: ID!) { image(id: $id) { usedIn { totalCount nodes { id } } authors { id } } }',
      { id },
      bench.writer,
    );
    expect(data).toEqual({
      image: { usedIn: { totalCount: 1, nodes: [{ id: articleId }] }, authors: [{ id: author.author!.id }] },
    });
  });

  it('shows the portrait of an author, as long as they have it', async () => {
    const id = await upload(36, 20);
    const input = { name: `Face ${count}`, image: { imageId: id, alt: 'Her face' } };
    const { author } = await done(AUTHOR, { input });
    expect(author!.image).toEqual({ imageId: id, alt: 'Her face', image: { id, width: 36 } });
    const ask = async () =>
      (
        await bench.delivery.ask(
          'query ($slug: String!) { author(slug: $slug) { image { alt caption image { id width } } } }',
          { slug: author!.slug },
        )
      ).data;
    expect(await ask()).toEqual({
      author: { image: { alt: 'Her face', caption: null, image: { id, width: 36 } } },
    });
    expect((await picture(id)).status).toBe(200);
    expect(await refused(DELETE, { id, v: 1 })).toEqual([['NOT_ALLOWED_NOW', 'id']]);
    await done(EDIT_AUTHOR, { id: author!.id, v: author!.version, input: { image: null } });
    expect(await ask()).toEqual({ author: { image: null } });
    expect((await picture(id)).status).toBe(404);
    const nobody = { imageId: toGlobalId('Image', '00000000-0000-7000-8000-000000000000'), alt: 'x' };
    expect(await refused(AUTHOR, { input: { name: 'Nobody', image: nobody } })).toEqual([
      ['NOT_FOUND', 'input.image.imageId'],
    ]);
  });
});
