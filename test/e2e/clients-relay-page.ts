/**
 * A page as a frontend with Relay would have it, run by Node itself: Jest's loader cannot require the ES modules that jsdom
 * requires. Arguments: the folder of the compiled artifacts and the address of the API. Prints what was seen as JSON.
 */
import { JSDOM } from 'jsdom';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ReactNode } from 'react';
import type { GraphQLResponse, GraphQLTaggedNode, RequestParameters, Variables } from 'relay-runtime';

/** What the page showed, and what it asked for that. */
export interface Seen {
  /** Titles in the list: at first, and after each press of the button until it is gone. */
  readonly titles: readonly (readonly string[])[];
  readonly listAsked: readonly Asked[];
  /** The article: at first, and after it was asked for again. */
  readonly article: readonly string[];
  readonly articleAsked: readonly Asked[];
}

export interface Asked {
  readonly name: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface ListProps {
  readonly data: {
    readonly articles: { readonly edges: readonly { readonly node: { readonly title: string } }[] };
  };
  readonly loadNext: (count: number) => void;
  readonly hasNext: boolean;
  readonly isLoadingNext: boolean;
}

interface ArticleProps {
  readonly title: string;
  readonly readingTime: { readonly minutes: number; readonly method: string };
}

interface RouteQuery {
  readonly variables: Variables;
  readonly response: { readonly route: { readonly article: unknown } };
}

const [, , folder = '', url = ''] = process.argv;
// React looks for these as it is loaded. Node has a navigator of its own from 21 on.
const { window } = new JSDOM('<main></main>');
Object.assign(globalThis, { window, document: window.document, IS_REACT_ACT_ENVIRONMENT: true });
if (!('navigator' in globalThis)) Object.assign(globalThis, { navigator: window.navigator });
const { act, createElement: h, Suspense } = await import('react');
const { createRoot } = await import('react-dom/client');
const { default: relay } = await import('react-relay');
const { default: runtime } = await import('relay-runtime');

const place = window.document.querySelector('main')!;
const requireArtifact = createRequire(join(folder, 'artifacts.js'));
const artifact = (name: string) => requireArtifact(`./${name}.graphql.js`) as GraphQLTaggedNode;

function List({ page }: { page: unknown }) {
  const { data, loadNext, hasNext, isLoadingNext } = relay.usePaginationFragment(
    artifact('page_articles'),
    page as never,
  ) as unknown as ListProps;
  const items = data.articles.edges.map(({ node }) => h('li', { key: node.title }, node.title));
  const more = hasNext && h('button', { onClick: () => loadNext(2) }, 'More');
  return h('div', null, h('ul', null, items), isLoadingNext ? 'loading' : more);
}

function ListPage() {
  return h(List, { page: relay.useLazyLoadQuery(artifact('pageQuery'), { path: '/', count: 2 }) });
}

function Article({ article }: { article: unknown }) {
  const [data, refetch] = relay.useRefetchableFragment(
    artifact('page_article'),
    article as never,
  ) as unknown as [ArticleProps, (variables: object) => void];
  const { title, readingTime } = data;
  const again = () => refetch({ method: 'SILENT' });
  return h('button', { onClick: again }, `${title} ${readingTime.minutes} ${readingTime.method}`);
}

function ArticlePage() {
  const variables = { path: '/what-is-bells-palsy', count: 1 };
  const page = relay.useLazyLoadQuery<RouteQuery>(artifact('pageQuery'), variables);
  return h(Article, { article: page.route.article });
}

/** Shows a page over an empty store. Answers what it asks for, as it goes on. */
async function show(content: ReactNode): Promise<Asked[]> {
  const asked: Asked[] = [];
  const ask = async ({ name, text }: RequestParameters, variables: Variables) => {
    asked.push({ name, variables });
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text, variables }),
    });
    return (await response.json()) as GraphQLResponse;
  };
  const environment = new runtime.Environment({
    network: runtime.Network.create(ask),
    store: new runtime.Store(new runtime.RecordSource()),
  });
  const waiting = h(Suspense, { fallback: 'loading' }, content);
  const root = createRoot(place);
  await act(async () => root.render(h(relay.RelayEnvironmentProvider, { environment, children: waiting })));
  await settled();
  return asked;
}

async function press(): Promise<void> {
  await act(async () => place.querySelector('button')!.click());
  await settled();
}

/** Nothing is awaited any more; fails after ten seconds. */
async function settled(): Promise<void> {
  const until = Date.now() + 10_000;
  do {
    await act(() => new Promise((resolve) => void setTimeout(resolve, 20)));
    if (Date.now() > until) throw new Error(`Still loading: ${place.innerHTML}`);
  } while (place.textContent?.includes('loading'));
}

const titlesNow = () => [...place.querySelectorAll('li')].map((item) => item.textContent ?? '');

const listAsked = await show(h(ListPage));
const titles = [titlesNow()];
while (place.querySelector('button')) {
  await press();
  titles.push(titlesNow());
}
const articleAsked = await show(h(ArticlePage));
const article = [place.textContent ?? ''];
await press();
article.push(place.textContent ?? '');

const seen: Seen = { titles, listAsked, article, articleAsked };
console.log(JSON.stringify(seen));
window.close();
process.exit(0);
