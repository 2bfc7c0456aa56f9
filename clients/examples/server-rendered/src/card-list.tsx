import type { ArticleCardFragment } from '../../../typescript/src/operations.generated.js';

/** Articles in a list. Each leads to where the service says it lives. */
export function CardList({ cards }: { cards: readonly ArticleCardFragment[] }) {
  return (
    <ul className="cards">
      {cards.map((card) => (
        <li key={card.id}>
          <article className="card">
            <h3>
              <a href={new URL(card.url).pathname}>{card.title}</a>
            </h3>
            <p>{card.summary}</p>
            <p className="meta">
              <span>{card.authors.map(({ name }) => name).join(', ')}</span>
              <span>{card.readingTime.text}</span>
            </p>
          </article>
        </li>
      ))}
    </ul>
  );
}
