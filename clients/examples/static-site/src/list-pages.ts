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
                  ${searchForm(paths)} ${branches}
                </div>
              </section>
              ${topicGrid(edition, paths, topicLinks, topics)}`
          : html`<div class="wide page-head"><h1>${words.all}, ${words.page.toLowerCase()} ${page}</h1></div>`
      }
      <section class="wide" aria-labelledby="list">
        <h2 id="list" ${page > 1 && html`class="visually-hidden"`}>
          ${page === 1 ? words.newest : words.all}
        </h2>
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

/** What the site is about: a nerve that leaves the bone and parts into five branches. */
const branches = html`<svg viewBox="0 0 420 300" aria-hidden="true" focusable="false">
  <path
    d="M4 196C44 196 62 190 92 176M92 176C132 150 150 84 214 34M92 176C150 150 196 110 286 84M92 176C160 164 230 154 330 160M92 176C150 182 220 196 302 232M92 176C124 196 150 232 206 284M144 114C172 80 214 66 246 36M177 130C236 124 280 124 318 112M235 159C280 172 312 182 350 198M188 193C236 220 262 244 276 276M125 203C162 226 190 246 240 262"
  />
  <circle cx="4" cy="196" r="4" />
  <circle cx="92" cy="176" r="7" />
  <circle cx="214" cy="34" r="5" />
  <circle cx="286" cy="84" r="5" />
  <circle cx="330" cy="160" r="5" />
  <circle cx="302" cy="232" r="5" />
  <circle cx="206" cy="284" r="5" />
  <circle cx="246" cy="36" r="3.5" />
  <circle cx="318" cy="112" r="3.5" />
  <circle cx="350" cy="198" r="3.5" />
  <circle cx="276" cy="276" r="3.5" />
  <circle cx="240" cy="262" r="3.5" />
</svg>`;

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
            <span class="meta">${words.counted(counts.get(topic.id) ?? 0)}</span>
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
