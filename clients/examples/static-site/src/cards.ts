import { html, type Content, type Html } from './html.js';
import type { Card } from './load-site.js';
import type { Paths } from './paths.js';
import { dayOf, wordsOf } from './words.js';

/** A list of articles. `level` is that of their headings. */
export function cardList(cards: readonly Card[], paths: Paths, level: 2 | 3): Html {
  return html`<ul class="cards">
    ${cards.map((card) => html`<li>${cardOf(card, paths, level)}</li>`)}
  </ul>`;
}

function cardOf(card: Card, paths: Paths, level: 2 | 3): Html {
  const link = html`<a href="${paths.article(card)}">${card.title}</a>`;
  return html`<article class="card">
    ${topicOf(card, paths)} ${level === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
    <p>${card.summary}</p>
    <p class="meta">${metaOf(card, paths.locale)}</p>
  </article>`;
}

/** The first topic, as a line above a title. */
export function topicOf({ topics }: Pick<Card, 'topics'>, paths: Paths): Content {
  const [topic] = topics;
  return topic && html`<p class="kicker"><a href="${paths.topic(topic)}">${topic.name}</a></p>`;
}

function metaOf({ authors, publishedAt, readingTime }: Card, locale: string): Html {
  const words = wordsOf(locale);
  return html`<span>${authors.map(({ name }) => name).join(', ')}</span>
    <time datetime="${publishedAt}">${dayOf(publishedAt, locale)}</time>
    <span>${readingTime.text} ${words.read}</span>`;
}
