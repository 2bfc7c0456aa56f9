import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import MarkdownIt from 'markdown-it';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { htmlFaults, isSafeAddress, machineryOf } from '../support/allowed-html.js';
import { ArticleDesk } from '../support/article-desk.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { signIn, type EditorialClient } from '../support/editorial-client.js';
import { hostileHtml, hostileMarkdown } from '../support/hostile-content.js';
import { ADMIN, startInProcess, type InProcessService } from '../support/in-process-service.js';
import { read } from '../support/reader.js';

jest.setTimeout(180_000);

/** For every field of one line. */
const LINE = `"'><script>hostile()</script><img src=x onerror=hostile()><!-- ]]> </title></style> &lt;b&gt; &quot;`;
const CREATE = `mutation ($input: CreateArticleInput!) { createArticle(input: $input) {
  article { id version draft { body citations { key text } } } userErrors { code } } }`;
/** Blocks to an article: few articles, as each is looked at on every surface. */
const BLOCKS = 60;

type Block = Record<string, unknown>;
interface Created {
  readonly createArticle: {
    readonly article: { draft: { body: Block[]; citations: { key: string; text: string }[] } } | null;
    readonly userErrors: readonly { code: string }[];
  };
}
interface Article {
  readonly slug: string;
  readonly body: { readonly html: string; readonly markdown: string; readonly portableText: unknown };
  readonly sections: readonly { readonly html: string }[];
  readonly embed: { readonly html: string };
  readonly jsonLd: unknown;
}

describe('hostile content', () => {
  let database: TestDatabase;
  let service: InProcessService;
  let editor: EditorialClient;
  let partnerId: string;
  const refusals = new Set<string>();
  let articles: readonly Article[];

  beforeAll(async () => {
    database = await createTestDatabase();
    const env = { STARTER_CONTENT: 'false', SITE_NAME: LINE.slice(0, 60), BODY_LIMIT_BYTES: '4000000' };
    service = await startInProcess(database.ownerUrl, env);
    editor = await signIn(service.url, ADMIN.email, ADMIN.password);
    const desk = new ArticleDesk(async (query, variables) => ({ data: await editor.ask(query, variables) }));
    const [authorId, topicId] = [await noun('Author'), await noun('Topic')];
    const partner = await editor.ask<{ createPartner: { partner: { publicId: string } } }>(
      `mutation ($input: PartnerInput!) { createPartner(input: $input) { partner { publicId } } }`,
      { input: { name: LINE, origins: ['https://league.example'], attribution: LINE } },
    );
    partnerId = partner.createPartner.partner.publicId;

    const blocks = await takenIn();
    const citations = [{ key: 'x', text: LINE, url: 'https://clinic.example/"onclick="hostile()' }];
    for (let from = 0, number = 1; from < blocks.length; from += BLOCKS, number += 1) {
      await desk.published({
        title: `${number} ${LINE}`,
        slug: `hostile-${number}`,
        subtitle: LINE,
        summary: LINE,
        body: { portableText: blocks.slice(from, from + BLOCKS) },
        image: { alt: LINE, caption: LINE, credit: LINE },
        callToAction: { title: LINE, text: LINE, label: LINE, url: 'https://clinic.example/' },
        seo: { title: LINE, description: LINE },
        videos: [{ url: 'https://www.youtube.com/watch?v=abcdefghijk', title: LINE }],
        citations,
        authorIds: [authorId],
        topicIds: [topicId],
      });
    }
    const { data } = await read<{ articles: { nodes: Article[] } }>(
      service.url,
      `{ articles(first: 50) { nodes { slug body { html markdown portableText } sections { html } embed { html } jsonLd } } }`,
    );
    articles = data.articles.nodes;
  });

  afterAll(async () => {
    await service?.stop();
    await database?.drop();
  });

  async function noun(name: 'Author' | 'Topic'): Promise<string> {
    const field = name.toLowerCase();
    const answer = await editor.ask<Record<string, Record<string, { id: string }>>>(
      `mutation ($input: ${name}Input!) { create${name}(input: $input) { ${field} { id } userErrors { message } } }`,
      { input: { name: LINE } },
    );
    return answer[`create${name}`]![field]!.id;
  }

  /** The blocks of every piece that a draft takes in, with what publishing needs besides. Notes the codes of what is refused. */
  async function takenIn(): Promise<Block[]> {
    const bodies = [
      ...hostileHtml.map((html) => ({ html })),
      ...hostileMarkdown.map((markdown) => ({ markdown })),
    ];
    const blocks: Block[] = [];
    for (const body of bodies) {
      const { createArticle } = await editor.ask<Created>(CREATE, { input: { title: 'Piece', body } });
      for (const { code } of createArticle.userErrors) refusals.add(code);
      blocks.push(...(createArticle.article?.draft.body ?? []).map(complete));
    }
    return blocks;
  }

  function complete(block: Block): Block {
    const cited = JSON.stringify(block).replaceAll(/"citation":"[^"]*"/g, '"citation":"x"');
    const whole = JSON.parse(cited) as Block;
    if (whole['_type'] === 'figure') return { ...whole, alt: whole['alt'] || LINE };
    if (whole['_type'] === 'video') return { ...whole, title: whole['title'] || LINE };
    if (whole['_type'] === 'callToAction') {
      return { ...whole, label: whole['label'] || LINE, url: whole['url'] || 'https://clinic.example/' };
    }
    return whole;
  }

  const fetched = async (path: string): Promise<string> => {
    const response = await fetch(service.url + path);
    expect([path, response.status]).toEqual([path, 200]);
    return response.text();
  };
  const faultsIn = (html: readonly string[]) => html.flatMap((each) => htmlFaults(each));
  const slugs = () => articles.map(({ slug }) => slug);

  it('is refused with a code that says why, or taken in: there is much to look at', () => {
    expect([...refusals].toSorted()).toEqual(['INVALID', 'UNKNOWN_BLOCK', 'UNSAFE_LINK']);
    expect(articles.length).toBeGreaterThan(3);
    expect(articles.map(({ body }) => body.html).join('').length).toBeGreaterThan(10_000);
  });

  it('leaves in the HTML of bodies and sections what an article may hold, and nothing else', () => {
    expect(faultsIn(articles.map(({ body }) => body.html))).toEqual([]);
    expect(faultsIn(articles.flatMap(({ sections }) => sections.map(({ html }) => html)))).toEqual([]);
  });

  it('leaves in Portable Text only addresses of pages, mailboxes and telephones', () => {
    const addresses = JSON.stringify(articles.map(({ body }) => body.portableText)).matchAll(
      /"(?:href|url)":("(?:[^"\\]|\\.)*")/g,
    );
    const found = [...addresses].map(([, address]) => JSON.parse(address!) as string);
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter((address) => !isSafeAddress(address))).toEqual([]);
  });

  it('leaves in code to paste and in oEmbed a quotation, a link and a frame of ours', async () => {
    const pasted = articles.map(({ embed }) => embed.html);
    for (const slug of slugs()) {
      const url = encodeURIComponent(`https://clinic.example/${slug}`);
      const { html } = JSON.parse(await fetched(`/oembed?url=${url}`)) as { html: string };
      pasted.push(html);
    }
    expect(faultsIn(pasted)).toEqual([]);
  });

  it('leaves in feeds what an article may hold, once they are read as XML or JSON', async () => {
    const parser = new XMLParser({
      ignoreAttributes: false,
      processEntities: { maxTotalExpansions: 1e6 },
      parseTagValue: false,
    });
    const htmlOf = (value: unknown) =>
      typeof value === 'string' ? value : ((value as { '#text'?: string })['#text'] ?? '');
    const rss = parser.parse(await fetched('/feeds/articles.rss?content=full')) as {
      rss: { channel: { item: Record<string, unknown>[] } };
    };
    const atom = parser.parse(await fetched('/feeds/articles.atom?content=full')) as {
      feed: { entry: Record<string, unknown>[] };
    };
    const json = JSON.parse(await fetched('/feeds/articles.json?content=full')) as {
      items: { content_html: string }[];
    };
    const html = [
      ...rss.rss.channel.item.map((item) => htmlOf(item['content:encoded'])),
      ...atom.feed.entry.map((entry) => htmlOf(entry['content'])),
      ...json.items.map((item) => item.content_html),
    ];
    expect(html).toHaveLength(3 * articles.length);
    expect(html.every((each) => each.length > 1000)).toBe(true);
    expect(faultsIn(html)).toEqual([]);
  });

  it('leaves in frames what an article may hold, and only scripts and styles of ours', async () => {
    const ours = new Set(machineryOf(await fetched(`/embed/${slugs()[0]}`)));
    expect(ours.size).toBe(2);
    for (const slug of slugs()) {
      for (const path of [`/embed/${slug}`, `/embed/p/${partnerId}/${slug}`]) {
        const page = await fetched(path);
        expect([path, htmlFaults(page, 'page')]).toEqual([path, []]);
        expect(machineryOf(page).filter((element) => !ours.has(element))).toEqual([]);
      }
      const part = await fetched(`/embed/p/${partnerId}/${slug}.html`);
      expect([htmlFaults(part, 'part'), machineryOf(part)]).toEqual([[], []]);
    }
  });

  it('leaves in Markdown nothing that the most careless reader makes more of', async () => {
    const careless = new MarkdownIt({ html: true });
    careless.validateLink = () => true;
    const ours = /^<(?:img src=""|img title="[^]*"|pre|code class="language-[a-z-]+"|h1)>$/;
    for (const { slug, body } of articles) {
      // The head of a file is YAML, which no reader shows.
      const file = (await fetched(`/articles/${slug}.md`)).replace(/^---\n[^]*?\n---\n/, '');
      const faults = [body.markdown, file].flatMap((markdown) => htmlFaults(careless.render(markdown)));
      expect([slug, faults.filter((fault) => !ours.test(fault))]).toEqual([slug, []]);
    }
  });

  it('leaves structured data that a page can hold in a script element, from which it is read back whole', () => {
    for (const { jsonLd } of articles) {
      const page = `<script type="application/ld+json">${JSON.stringify(jsonLd)}</script><p id="after">After</p>`;
      const [script, after, ...rest] = bodyOf(page);
      expect([script!.nodeName, after!.nodeName, rest]).toEqual(['script', 'p', []]);
      const [text] = (script as DefaultTreeAdapterTypes.Element).childNodes;
      expect(JSON.parse((text as DefaultTreeAdapterTypes.TextNode).value)).toEqual(jsonLd);
    }
  });

  it('is the same once its HTML has been taken in again', async () => {
    for (const { slug, body } of articles) {
      const { createArticle } = await editor.ask<{
        createArticle: { article: { id: string; version: number } | null; userErrors: object[] };
      }>(
        `mutation ($input: CreateArticleInput!) { createArticle(input: $input) { article { id version } userErrors { code message } } }`,
        { input: { title: `Again ${slug}`, slug: `again-${slug}`, body: { html: body.html } } },
      );
      expect([slug, createArticle.userErrors]).toEqual([slug, []]);
      await editor.ask(
        `mutation ($id: ID!, $version: Int!) { publishArticle(id: $id, expectedVersion: $version) { contentVersion } }`,
        createArticle.article!,
      );
      const { data } = await read<{ article: Article }>(
        service.url,
        `{ article(slug: "again-${slug}") { body { html } } }`,
      );
      expect(data.article.body.html).toBe(body.html);
    }
  });
});

/** What stands in a page, its head first. */
function bodyOf(html: string): DefaultTreeAdapterTypes.ChildNode[] {
  const root = parse(html).childNodes.find((node) => node.nodeName === 'html');
  return (root as DefaultTreeAdapterTypes.Element).childNodes.flatMap((part) =>
    'childNodes' in part ? part.childNodes : [],
  );
}
