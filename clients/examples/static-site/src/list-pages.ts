import { initialsOf } from './article-page.js';
import { cardList } from './cards.js';
import { html, type Content, type Html } from './html.js';
import type { Author, Card, Edition, Topic, With } from './load-site.js';
import { alternatesOf, Paths } from './paths.js';
import { renderPage } from './shell.js';
import { wordsOf } from './words.js';

const PER_PAGE = 12;

/** The front page, and as many after it as the list of articles needs. */
export function frontPages(edition: Edition, editions: readonly Edition[]): [path: string, page: string][] {
  const { site, locale, cards, topicLinks, topics } = edition;
  const paths = new Paths(site, locale);
  const words = wordsOf(locale);
  const count = Math.max(1, Math.ceil(cards.length / PER_PAGE));
  return Array.from({ length: count }, (_, index) => {
    const page = index + 1;
    const shown = cards.slice(index * PER_PAGE, page * PER_PAGE);
    const content = html`${
      page === 1
        ? html`<section class="hero">
              <div class="wide">
                <h1>${words.welcome}</h1>
                <p>${words.lead}</p>
                ${searchForm(paths)}
              </div>
            </section>
            ${topicGrid(edition, paths, topicLinks, topics)}`
        : html`<div class="wide page-head"><h1>${words.all}, ${words.page.toLowerCase()} ${page}</h1></div>`
    }
      <section class="wide" aria-labelledby="list">
        <h2 id="list" ${page > 1 && html`class="visually-hidden"`}>${page === 1 ? words.newest : words.all}</h2>
        ${cardList(shown, paths, 3)} ${pager(paths, page, count)}
      </section>`;
    return [
      paths.front(page),
      renderPage({
        site,
        paths,
        title: page === 1 ? site.name : `${words.all}, ${words.page.toLowerCase()} ${page}`,
        description: words.lead,
        canonicalUrl: paths.absolute(paths.front(page)),
        alternates: page === 1 ? alternatesOf(editions, (other) => other.front()) : [],
        jsonLd: page === 1 ? site.publisher : undefined,
        content,
      }),
    ];
  });
}

export function topicPage(topic: With<Topic>, { site, locale, topicLinks }: Edition): string {
  const paths = new Paths(site, locale);
  const words = wordsOf(locale);
  const narrower = topicLinks.filter(({ parent }) => parent?.id === topic.id);
  return renderPage({
    site,
    paths,
    title: topic.name,
    description: topic.description ?? topic.name,
    canonicalUrl: paths.absolute(paths.topic(topic)),
    content: html`<div class="wide page-head">
        <p class="kicker">
          ${
            topic.parent
              ? html`${words.partOf} <a href="${paths.topic(topic.parent)}">${topic.parent.name}</a>`
              : words.topics
          }
        </p>
        <h1>${topic.name}</h1>
        ${topic.description && html`<p class="subtitle">${topic.description}</p>`}
        ${
          narrower.length > 0 &&
          html`<p class="chips">
            ${narrower.map((link) => html`<a href="${paths.topic(link)}">${link.name}</a>`)}
          </p>`
        }
      </div>
      ${articlesSection(topic.cards, paths, words.articles)}`,
  });
}

export function authorPage(author: With<Author>, { site, locale }: Edition): string {
  const paths = new Paths(site, locale);
  const words = wordsOf(locale);
  return renderPage({
    site,
    paths,
    title: author.name,
    description: author.bio ?? author.jobTitle ?? author.name,
    canonicalUrl: paths.absolute(paths.author(author)),
    content: html`<div class="wide page-head">
        <div class="writer">
          <span class="initials" aria-hidden="true">${initialsOf(author.name)}</span>
          <div>
            <h1>${author.name}${author.credentials && html`<small>, ${author.credentials}</small>`}</h1>
            ${author.jobTitle && html`<p class="subtitle">${author.jobTitle}</p>`}
          </div>
        </div>
        ${author.bio && html`<p class="measure">${author.bio}</p>`}
        ${
          author.sameAs.length > 0 &&
          html`<p class="chips">
            ${author.sameAs.map((url) => html`<a rel="me" href="${url}">${new URL(url).hostname}</a>`)}
          </p>`
        }
      </div>
      ${articlesSection(author.cards, paths, `${words.articlesBy} ${author.name}`)}`,
  });
}

/** Without JavaScript the form still leads to the search page. */
export function searchForm(paths: Paths): Html {
  const words = wordsOf(paths.locale);
  return html`<form class="search" role="search" action="${paths.search()}">
    <label class="visually-hidden" for="q">${words.searchHint}</label>
    <input id="q" name="q" type="search" placeholder="${words.searchHint}" autocomplete="off" />
    <button class="button">${words.searchButton}</button>
  </form>`;
}

function topicGrid(
  { locale }: Edition,
  paths: Paths,
  links: Edition['topicLinks'],
  topics: Edition['topics'],
): Html {
  const words = wordsOf(locale);
  const counts = new Map(topics.map(({ id, cards }) => [id, cards.length]));
  return html`<section class="wide" id="topics" aria-labelledby="topics-title">
    <h2 id="topics-title">${words.topics}</h2>
    <ul class="topics">
      ${links.map(
        (topic) =>
          html`<li>
            <a href="${paths.topic(topic)}">${topic.name}</a>
            <p>${topic.description}</p>
            <span class="meta">${counts.get(topic.id) ?? 0} ${words.articles}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

function articlesSection(cards: readonly Card[], paths: Paths, heading: string): Html {
  return html`<section class="wide" aria-labelledby="list">
    <h2 id="list" class="visually-hidden">${heading}</h2>
    ${cardList(cards, paths, 3)}
  </section>`;
}

function pager(paths: Paths, page: number, count: number): Content {
  if (count < 2) return null;
  const words = wordsOf(paths.locale);
  return html`<nav class="pager" aria-label="${words.page}">
    ${page > 1 && html`<a class="button" rel="prev" href="${paths.front(page - 1)}">${words.newer}</a>`}
    ${page < count && html`<a class="button" rel="next" href="${paths.front(page + 1)}">${words.older}</a>`}
  </nav>`;
}
