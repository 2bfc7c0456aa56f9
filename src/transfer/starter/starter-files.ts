import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalLocale } from '../../rules/locale.js';
import type { StarterArticle, StarterContent } from './starter-content.js';
import { StarterFilesError, type StarterFault } from './starter-fault.js';
import { parseArticle, parseAuthors, parseTopics, type ParsedArticle } from './starter-parse.js';
import { checkReferences, originalOf } from './starter-references.js';

const AUTHORS = 'authors.yaml';
const TOPICS = 'topics.yaml';
const ARTICLES = 'articles';

/**
 * Reads a folder of starter content (its form is told in `starter/README.md`) and checks that it fits together, so
 * that a loader can create authors, topics and articles one after the other. Bodies stay Markdown.
 * Throws a StarterFilesError with every fault found; other errors of the file system pass through.
 */
export async function readStarterFiles(dir: string): Promise<StarterContent> {
  const faults: StarterFault[] = [];
  const authors = parseAuthors(AUTHORS, await readText(dir, AUTHORS, '[]', faults), faults);
  const topics = parseTopics(TOPICS, await readText(dir, TOPICS, '[]', faults), faults);
  const articles: ParsedArticle[] = [];
  for (const locale of await namesIn(dir, ARTICLES, 'folder', faults)) {
    articles.push(...(await readArticles(dir, locale, faults)));
  }
  checkReferences({ authors, topics, articles }, faults);
  if (faults.length > 0) throw new StarterFilesError(dir, faults);
  return {
    authors: authors.map(({ value }) => value),
    topics: topics.map(({ value }) => value),
    articles: articles
      .map((article) => ({ ...article.value, translationOf: originalOf(article, articles) }))
      .toSorted(originalsFirst),
  };
}

async function readArticles(dir: string, locale: string, faults: StarterFault[]): Promise<ParsedArticle[]> {
  const folder = `${ARTICLES}/${locale}`;
  if (canonicalLocale(locale) !== locale) {
    faults.push({
      file: folder,
      line: null,
      message: 'The folder must be named by a locale: en, nl, pt-BR.',
    });
    return [];
  }
  const articles: ParsedArticle[] = [];
  for (const name of await namesIn(dir, folder, 'file', faults)) {
    const file = `${folder}/${name}`;
    // macOS may hand out decomposed letters.
    const slug = /^(.+)\.md$/.exec(name)?.[1]?.normalize('NFC');
    if (slug === undefined) {
      faults.push({ file, line: null, message: 'Only articles belong here: files named <slug>.md.' });
      continue;
    }
    const article = parseArticle(file, { locale, slug }, await readText(dir, file, '', faults), faults);
    if (article) articles.push(article);
  }
  return articles;
}

/** Names within a folder, sorted; what begins with a dot is the operating system's business. */
async function namesIn(
  dir: string,
  folder: string,
  kind: 'file' | 'folder',
  faults: StarterFault[],
): Promise<string[]> {
  const entries = await orMissing(readdir(join(dir, folder), { withFileTypes: true }));
  if (entries === null) faults.push({ file: folder, line: null, message: 'The folder is missing.' });
  return (entries ?? [])
    .filter((entry) => !entry.name.startsWith('.'))
    .filter((entry) => {
      if (entry.isDirectory() === (kind === 'folder')) return true;
      faults.push({ file: `${folder}/${entry.name}`, line: null, message: `Only ${kind}s belong here.` });
      return false;
    })
    .map((entry) => entry.name)
    .toSorted();
}

/** A text file with line feeds only; `fallback`, with a fault, where it is missing or not UTF-8. */
async function readText(
  dir: string,
  file: string,
  fallback: string,
  faults: StarterFault[],
): Promise<string> {
  const bytes = await orMissing(readFile(join(dir, file)));
  if (bytes === null) {
    faults.push({ file, line: null, message: 'The file is missing.' });
    return fallback;
  }
  try {
    // The decoder drops a byte order mark by itself.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
  } catch {
    faults.push({ file, line: null, message: 'The file is not UTF-8 text.' });
    return fallback;
  }
}

async function orMissing<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT')
      return null;
    throw error;
  }
}

function originalsFirst(a: StarterArticle, b: StarterArticle): number {
  const kind = Number(a.translationOf !== null) - Number(b.translationOf !== null);
  return kind || a.publishedAt.getTime() - b.publishedAt.getTime() || (a.slug < b.slug ? -1 : 1);
}
