import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readStarterFiles } from './starter-files.js';
import { StarterFilesError } from './starter-fault.js';

const AUTHORS = `- slug: ada
  name: Ada
  credentials: MD
  jobTitle:
    en: Neurologist
    nl: Neuroloog
  sameAs: [https://example.org/ada]
`;
const TOPICS = `- slug: nerves
  locale: en
  name: Nerves
- slug: facial-nerve
  locale: en
  name: Facial nerve
  parent: nerves
`;
const ARTICLE = `---
title: First
summary: What comes first.
authors: [ada]
topics: [nerves]
publishedAt: 2024-02-06T08:00:00+01:00
---

A body.
`;
const SMALL = {
  'authors.yaml': AUTHORS,
  'topics.yaml': TOPICS,
  'articles/en/first.md': ARTICLE,
};

describe('reading starter files', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'starter-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  async function read(files: Record<string, string | Buffer>): ReturnType<typeof readStarterFiles> {
    for (const [file, content] of Object.entries(files)) {
      await mkdir(dirname(join(dir, file)), { recursive: true });
      await writeFile(join(dir, file), content);
    }
    return readStarterFiles(dir);
  }

  async function faultsOf(files: Record<string, string | Buffer>): Promise<string[]> {
    const error: unknown = await read(files).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof StarterFilesError)) throw new Error('expected faults', { cause: error });
    return error.faults.map(({ file, line, message }) => `${file}:${line} ${message}`);
  }

  it('gives authors, topics and articles in the shapes of the editorial inputs', async () => {
    expect(await read(SMALL)).toEqual({
      authors: [
        {
          slug: 'ada',
          name: 'Ada',
          credentials: 'MD',
          jobTitle: [
            { locale: 'en', text: 'Neurologist' },
            { locale: 'nl', text: 'Neuroloog' },
          ],
          bio: [],
          sameAs: ['https://example.org/ada'],
        },
      ],
      topics: [
        { slug: 'nerves', locale: 'en', name: 'Nerves', description: null, parent: null },
        { slug: 'facial-nerve', locale: 'en', name: 'Facial nerve', description: null, parent: 'nerves' },
      ],
      articles: [
        {
          locale: 'en',
          slug: 'first',
          file: 'articles/en/first.md',
          title: 'First',
          subtitle: null,
          summary: 'What comes first.',
          authors: ['ada'],
          topics: ['nerves'],
          related: [],
          translationOf: null,
          publishedAt: new Date('2024-02-06T07:00:00Z'),
          image: null,
          callToAction: null,
          markdown: 'A body.',
        },
      ],
    });
  });

  it('reads Windows line ends, a byte order mark and a rule within the body', async () => {
    const text = `\uFEFF${ARTICLE}\n---\n\nMore.\n`.replaceAll('\n', '\r\n');
    const { articles } = await read({ ...SMALL, 'articles/en/first.md': text });
    expect(articles[0]?.markdown).toBe('A body.\n\n---\n\nMore.');
  });

  it('puts originals before translations, each oldest first', async () => {
    const early = ARTICLE.replace('2024', '2020').replace('[nerves]', '[]');
    const { articles } = await read({
      ...SMALL,
      'articles/en/earlier.md': ARTICLE.replace('2024', '2023'),
      'articles/nl/eerste.md': early.replace('authors', 'translationOf: first\nauthors'),
      'articles/en/.DS_Store': '',
    });
    expect(articles.map(({ slug }) => slug)).toEqual(['earlier', 'first', 'eerste']);
    expect(articles[2]?.translationOf).toEqual({ locale: 'en', slug: 'first' });
  });

  it('accepts a folder that holds nothing', async () => {
    await mkdir(join(dir, 'articles'));
    expect(await read({ 'authors.yaml': '[]', 'topics.yaml': '[]\n' })).toEqual({
      authors: [],
      topics: [],
      articles: [],
    });
  });

  it('names every slug that leads nowhere, with file and line, all at once', async () => {
    const article = ARTICLE.replace('[ada]', '[bob]').replace(
      '[nerves]',
      '\n  - nerves\n  - muscles\nrelated: [second, first]\ntranslationOf: eerste',
    );
    expect(await faultsOf({ ...SMALL, 'articles/en/first.md': article })).toEqual([
      'articles/en/first.md:4 "authors" names "bob", but no author in authors.yaml has that slug.',
      'articles/en/first.md:7 "topics" names "muscles", but no topic of locale en has that slug.',
      'articles/en/first.md:8 "related" names "second", but no article of locale en has that slug.',
      'articles/en/first.md:8 "related" names the article itself.',
      'articles/en/first.md:9 "translationOf" names "eerste", but no article of another locale has that slug.',
    ]);
  });

  it('names unknown keys, missing keys and misshapen values', async () => {
    const article = ARTICLE.replace('title: First', 'titel: First')
      .replace('summary: What comes first.', 'summary: 5')
      .replace('[ada]', 'ada')
      .replace('2024-02-06', '2024-02-31')
      .replace(
        '\n---\n',
        '\nimage: { alt: "", title: x }\ncallToAction: { title: T, label: L, url: "javascript:0" }\n---\n',
      );
    expect(await faultsOf({ ...SMALL, 'articles/en/first.md': article })).toEqual([
      'articles/en/first.md:4 "authors" must be a list like [one, another].',
      'articles/en/first.md:4 "authors" must name at least one author.',
      'articles/en/first.md:2 "title" is missing.',
      'articles/en/first.md:3 "summary" must be text; put it in quotes.',
      'articles/en/first.md:6 "publishedAt" must be an instant with offset like 2024-02-06T08:00:00Z.',
      'articles/en/first.md:7 "image.alt" is empty.',
      'articles/en/first.md:7 "image.title" is not a known key. Known are: alt, caption, credit.',
      'articles/en/first.md:8 "callToAction.url" must be an address that begins with http:// or https://.',
      expect.stringMatching(/^articles\/en\/first\.md:2 "titel" is not a known key\. Known are: authors, /),
    ]);
  });

  it('refuses what is there twice, and a parent that does not stand above', async () => {
    const topics = `${TOPICS}- { slug: nerves, locale: en, name: Again, parent: facial }\n- { slug: n, locale: EN, name: N }\n`;
    expect(await faultsOf({ ...SMALL, 'authors.yaml': AUTHORS + AUTHORS, 'topics.yaml': topics })).toEqual([
      'authors.yaml:8 There is an author "ada" already.',
      'topics.yaml:8 "parent" names "facial", but no topic of locale en above has that slug.',
      'topics.yaml:8 There is a topic "nerves" of locale en already.',
      'topics.yaml:9 "EN" is not a locale: write a BCP 47 language tag such as en, nl or pt-BR.',
    ]);
  });

  it('refuses slugs that cannot stand in an address', async () => {
    expect(await faultsOf({ ...SMALL, 'articles/en/What is it.md': ARTICLE })).toEqual([
      expect.stringMatching(/^articles\/en\/What is it\.md:1 The slug "What is it" .* "what-is-it"\.$/),
    ]);
  });

  it('refuses a translation of a translation and a second one of the same locale', async () => {
    const inDutch = ARTICLE.replace('[nerves]', '[]\ntranslationOf: first');
    const faults = await faultsOf({
      ...SMALL,
      'articles/de/erster.md': inDutch.replace('Of: first', 'Of: eerste'),
      'articles/nl/eerste.md': inDutch,
      'articles/nl/nog-een.md': inDutch,
    });
    expect(faults).toEqual([
      'articles/de/erster.md:6 "translationOf" names "eerste", which is a translation itself: name "first".',
      'articles/nl/nog-een.md:6 "translationOf" names "first", which has a translation of locale nl already.',
    ]);
  });

  it('names files that are missing, misplaced, not UTF-8 or without front matter and body', async () => {
    expect(
      await faultsOf({
        'authors.yaml': Buffer.from([0x2d, 0x20, 0xff]),
        'articles/english/first.md': ARTICLE,
        'articles/en/notes.txt': '',
        'articles/en/plain.md': '# No front matter',
        'articles/en/short.md': ARTICLE.replace('A body.', '').replace('[ada]', '[]'),
        'articles/readme.md': '',
      }),
    ).toEqual([
      'authors.yaml:null The file is not UTF-8 text.',
      'topics.yaml:null The file is missing.',
      'articles/readme.md:null Only folders belong here.',
      'articles/en/notes.txt:null Only articles belong here: files named <slug>.md.',
      'articles/en/plain.md:1 Must begin with YAML between two lines of `---`.',
      'articles/en/short.md:null Has no body after the front matter.',
      'articles/en/short.md:4 "authors" must name at least one author.',
      'articles/english:null The folder must be named by a locale: en, nl, pt-BR.',
      'articles/en/short.md:5 "topics" names "nerves", but no topic of locale en has that slug.',
    ]);
  });

  it('says where YAML is broken, in the line numbers of the file', async () => {
    const faults = await faultsOf({
      ...SMALL,
      'topics.yaml': 'slug: nerves\n',
      'articles/en/first.md': ARTICLE.replace('[ada]', '[ada'),
    });
    expect(faults[0]).toBe(
      'topics.yaml:1 Must be a list: each entry begins with `- `. An empty list is `[]`.',
    );
    expect(faults[1]).toMatch(/^articles\/en\/first\.md:[56] Not valid YAML: /);
  });

  it('lists all faults in the message of the error', async () => {
    await expect(read({ 'authors.yaml': '5', 'topics.yaml': '[]' })).rejects.toThrow(
      `The starter content in ${dir} has mistakes:\n` +
        '  authors.yaml:1: Must be a list: each entry begins with `- `. An empty list is `[]`.\n' +
        '  articles: The folder is missing.',
    );
  });
});
