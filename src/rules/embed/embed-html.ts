import { attributes, escapeHtml } from '../body/html/html-syntax.js';

/** Size of a card where nothing else is asked for, in CSS pixels: image, title and summary fit. */
export const CARD_SIZE = { width: 600, height: 320 } as const;

/** A frame as it is pasted into another site's page. */
export interface EmbedFrame {
  /** Address of the framed page, as `embedUrl` gives it. */
  readonly frameUrl: string;
  /** Canonical address of the article. */
  readonly articleUrl: string;
  readonly title: string;
  /** In CSS pixels, or `100%`; that of a card where it is missing. */
  readonly width?: number | '100%';
  /** In CSS pixels; that of a card where it is missing. */
  readonly height?: number;
}

/**
 * A quotation that links to the article, and one frame that shows it: what oEmbed hands out and what people paste. No script,
 * and nothing that WordPress takes out of the HTML of a provider it does not know (`wp_filter_oembed_result`): it needs the
 * quotation first and the frame after it, keeps `src`, `width`, `height`, `title` and `frameborder` and sets a sandbox of its own.
 */
export function embedHtml(frame: EmbedFrame): string {
  const link = `<a${attributes({ href: frame.articleUrl })}>${escapeHtml(frame.title)}</a>`;
  return `<blockquote class="seventh-embed">${link}</blockquote>${frameHtml(frame)}`;
}

/** The frame alone. */
export function frameHtml({ frameUrl, title, ...size }: EmbedFrame): string {
  const { width = CARD_SIZE.width, height = CARD_SIZE.height } = size;
  const frame = attributes({
    src: frameUrl,
    title,
    width: String(width),
    height: String(height),
    sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
    loading: 'lazy',
    referrerpolicy: 'strict-origin-when-cross-origin',
    // Obsolete, but the only way to have no border that survives WordPress and pages which forbid styles in attributes.
    frameborder: '0',
    style: 'max-width:100%',
  });
  return `<iframe${frame}></iframe>`;
}
