import { createClient } from '../../../typescript/src/client.js';
import { ContentError } from '../../../typescript/src/content-error.js';
import type { SearchQuery } from '../../../typescript/src/operations.generated.js';

type Match = SearchQuery['search']['edges'][number];

const WORDS = {
  en: {
    found: (count: number) => `${count} ${count === 1 ? 'article' : 'articles'} found`,
    none: 'Nothing found. Try another word.',
    instead: (text: string) => `Searched for “${text}”`,
    failed: 'The search does not answer at the moment. Please try again.',
  },
  nl: {
    found: (count: number) => `${count} ${count === 1 ? 'artikel' : 'artikelen'} gevonden`,
    none: 'Niets gevonden. Probeer een ander woord.',
    instead: (text: string) => `Gezocht naar “${text}”`,
    failed: 'Het zoeken lukt nu even niet. Probeer het nog eens.',
  },
};

/** Long enough to wait for the next letter, too short to be felt. */
const PAUSE_MS = 200;

const locale = document.documentElement.lang;
const words = locale.startsWith('nl') ? WORDS.nl : WORDS.en;
const input = document.querySelector<HTMLInputElement>('#q')!;
const status = document.querySelector<HTMLElement>('#status')!;
const results = document.querySelector<HTMLElement>('#results')!;
const client = createClient({ url: results.dataset['api']!, locale });

let asking = new AbortController();
let pause: ReturnType<typeof setTimeout> | undefined;

input.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(() => void search(), PAUSE_MS);
});
input.form!.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(pause);
  void search();
});
input.value = new URLSearchParams(location.search).get('q') ?? '';
input.focus();
void search();

async function search(): Promise<void> {
  // A slow answer to an older question must not replace a newer one.
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const text = input.value.trim();
  history.replaceState(null, '', text ? `?q=${encodeURIComponent(text)}` : location.pathname);
  if (!text) return show([], '');
  try {
    const { search } = await client.search({ text, first: 20 }, { signal });
    const count = search.totalCount > 0 ? words.found(search.totalCount) : words.none;
    const instead = search.correctedText === null ? '' : `${words.instead(search.correctedText)}. `;
    show(search.edges, instead + count);
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof ContentError)) throw error;
    show([], words.failed);
  }
}

function show(matches: readonly Match[], line: string): void {
  status.textContent = line;
  results.replaceChildren(...matches.map(itemOf));
}

function itemOf({ node, snippet }: Match): HTMLElement {
  const link = element('a', node.title);
  link.href = new URL(node.url).pathname;
  const heading = element('h2');
  heading.append(link);
  const passage = element('p');
  passage.append('… ', ...passageOf(snippet), ' …');
  const meta = element('p');
  meta.className = 'meta';
  meta.append(
    element('span', node.authors.map(({ name }) => name).join(', ')),
    element('span', node.readingTime.text),
  );
  const card = element('article');
  card.className = 'card';
  card.append(heading, passage, meta);
  const item = element('li');
  item.append(card);
  return item;
}

/** The snippet is escaped HTML with <mark>: read it with the browser's parser, and keep text and marks alone. */
function passageOf(snippet: string): Node[] {
  const { body } = new DOMParser().parseFromString(snippet, 'text/html');
  return [...body.childNodes].map((node) =>
    node.nodeName === 'MARK' ? element('mark', node.textContent ?? '') : new Text(node.textContent ?? ''),
  );
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
