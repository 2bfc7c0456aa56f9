import type { EditorialClient } from '../support/editorial-client.js';
import { articleInput } from './article-input.js';
import type { SourceDocument } from './collection.js';

/** What came of loading. */
export interface Loaded {
  /** Ids of documents to those of articles. */
  readonly ids: Readonly<Record<string, string>>;
  /** Documents without a word. */
  readonly skipped: readonly string[];
}

export interface LoadOptions {
  readonly topics: boolean;
  readonly concurrency: number;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** What a mutation answers, under its own name. */
type Answer<Mutation extends string, Noun extends string, Thing> = Record<
  Mutation,
  Record<Noun, Thing | null> & { userErrors: { message: string }[] }
>;

const CREATE_TOPIC = `mutation ($input: TopicInput!) {
  createTopic(input: $input) { topic { id } userErrors { message } }
}`;
const CREATE_ARTICLE = `mutation ($input: CreateArticleInput!) {
  createArticle(input: $input) { article { id version } userErrors { message } }
}`;
const PUBLISH_ARTICLE = `mutation ($id: ID!, $expectedVersion: Int!) {
  publishArticle(id: $id, expectedVersion: $expectedVersion) { article { id } userErrors { message } }
}`;

/** Writes and publishes every document through the editorial API, some at a time. */
export async function loadDocuments(
  editor: EditorialClient,
  documents: readonly SourceDocument[],
  { topics, concurrency, signal, say }: LoadOptions,
): Promise<Loaded> {
  const topicIds = topics ? await loadTopics(editor, documents) : new Map<string, string>();
  const ids: Record<string, string> = {};
  const skipped: string[] = [];
  let begun = 0;
  let done = 0;
  const work = async () => {
    while (begun < documents.length) {
      signal.throwIfAborted();
      const document = documents[begun]!;
      begun += 1;
      const input = articleInput(document, topicIds);
      if (input === null) skipped.push(document.id);
      else ids[document.id] = await loadArticle(editor, document.id, input);
      done += 1;
      if (done % Math.ceil(documents.length / 10) === 0) say(`  ${done} of ${documents.length} loaded`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return { ids, skipped };
}

/** Tags that differ in their signs alone are one topic, since they would have one address. */
async function loadTopics(
  editor: EditorialClient,
  documents: readonly SourceDocument[],
): Promise<Map<string, string>> {
  const byTag = new Map<string, string>();
  const bySlug = new Map<string, string>();
  for (const tag of new Set(documents.flatMap(({ tags }) => tags ?? []))) {
    const name = tag.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    if (name === '') continue;
    const slug = name.toLowerCase();
    const id = bySlug.get(slug) ?? (await loadTopic(editor, name));
    bySlug.set(slug, id);
    byTag.set(tag, id);
  }
  return byTag;
}

async function loadTopic(editor: EditorialClient, name: string): Promise<string> {
  const { createTopic } = await editor.ask<Answer<'createTopic', 'topic', { id: string }>>(CREATE_TOPIC, {
    input: { name, locale: 'en' },
  });
  return done(createTopic.topic, createTopic.userErrors, `The topic "${name}"`).id;
}

async function loadArticle(editor: EditorialClient, documentId: string, input: object): Promise<string> {
  const { createArticle } = await editor.ask<
    Answer<'createArticle', 'article', { id: string; version: number }>
  >(CREATE_ARTICLE, { input });
  const { id, version } = done(createArticle.article, createArticle.userErrors, `The document ${documentId}`);
  const { publishArticle } = await editor.ask<Answer<'publishArticle', 'article', { id: string }>>(
    PUBLISH_ARTICLE,
    { id, expectedVersion: version },
  );
  return done(publishArticle.article, publishArticle.userErrors, `The document ${documentId}`).id;
}

function done<Thing>(thing: Thing | null, userErrors: readonly { message: string }[], what: string): Thing {
  if (thing === null || userErrors.length > 0) {
    throw new Error(`${what} was refused: ${userErrors.map(({ message }) => message).join(' ')}`);
  }
  return thing;
}
