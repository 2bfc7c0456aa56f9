import { html, type Content } from './html.js';
import type { Card } from './load-site.js';

/** An image where it is used. Without its file readers get what it shows, as text. */
export function figureOf(figure: Card['image']): Content {
  if (!figure) return null;
  const { image, alt, caption, credit } = figure;
  const below = [caption, credit].filter((line) => line !== null).join(' · ');
  return html`<figure class="lead-figure">
    ${
      image
        ? html`<img
            src="${image.url}"
            srcset="${image.srcset}"
            sizes="(min-width: 70rem) 46rem, 100vw"
            width="${image.width}"
            height="${image.height}"
            alt="${alt}"
          />`
        : alt && html`<div role="img" aria-label="${alt}"></div>`
    }
    ${below && html`<figcaption>${below}</figcaption>`}
  </figure>`;
}
