/** The style of what is put into pages. The service writes it before this script (src/partners/embed-loader.ts). */
declare const STYLE: string;

/** Higher than any article: what a frame says beyond it is a mistake. */
const MOST_HEIGHT = 50_000;
const NAME = 'seventh-article';

/** Where the service is: this script lies at /embed.js or /embed/{hash}.js below it. */
const home = (document.currentScript as HTMLScriptElement | null)?.src.replace(
  /\/embed(?:\/[^/]*)?\.js(?:[?#].*)?$/,
  '',
);

/** Frames in shadow roots, which no query finds. */
const hidden = new Set<HTMLIFrameElement>();

const isOurs = (frame: HTMLIFrameElement): boolean => frame.src.startsWith(`${home}/embed/`);

const ourFrames = (): HTMLIFrameElement[] =>
  [...document.querySelectorAll('iframe'), ...hidden].filter((frame) => frame.isConnected && isOurs(frame));

/** What a page's style adds to a frame within its height: border and padding, where it counts them in. */
const edgeOf = (frame: HTMLIFrameElement): number => {
  const style = getComputedStyle(frame);
  if (style.boxSizing !== 'border-box') return 0;
  const edges = [style.borderTopWidth, style.borderBottomWidth, style.paddingTop, style.paddingBottom];
  return edges.reduce((sum, edge) => sum + (Number.parseFloat(edge) || 0), 0);
};

/** Only a frame of ours is listened to, whatever a message says of itself. Its origin is opaque: the window tells whose it is. */
const onMessage = ({ source, data }: MessageEvent<unknown>): void => {
  if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'seventh:height')
    return;
  const height = 'height' in data ? data.height : undefined;
  if (typeof height !== 'number' || !Number.isInteger(height) || height < 1 || height > MOST_HEIGHT) return;
  const frame = ourFrames().find((each) => each.contentWindow === source);
  if (!frame) return;
  frame.style.height = `${height + edgeOf(frame)}px`;
  // The quotation before it has done its work: the frame says the same, and links as well.
  const quotation = frame.previousElementSibling;
  if (quotation instanceof HTMLElement && quotation.matches('blockquote.seventh-embed'))
    quotation.hidden = true;
};

/** Frames that were there first have told their height to nobody. */
const measure = (): void => {
  for (const frame of ourFrames()) frame.contentWindow?.postMessage({ type: 'seventh:measure' }, '*');
};

const sheet = (): CSSStyleSheet => {
  const made = new CSSStyleSheet();
  made.replaceSync(STYLE);
  return made;
};

class SeventhArticle extends HTMLElement {
  static readonly observedAttributes = ['slug', 'partner', 'locale', 'section', 'theme'];
  /** Which showing is the newest: an answer that comes late is not shown. */
  private turn = 0;

  connectedCallback(): void {
    void this.show();
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    if (this.isConnected && before !== now) void this.show();
  }

  /** The quotation inside stays until something better is there, and for good where nothing comes. */
  private async show(): Promise<void> {
    const turn = ++this.turn;
    // All attributes of one change together.
    await Promise.resolve();
    const slug = this.getAttribute('slug');
    if (turn !== this.turn || !slug || home === undefined) return;
    const partner = this.getAttribute('partner');
    if (!partner) {
      this.fill(this.frame(this.address(slug)));
      return;
    }
    try {
      const answer = await fetch(
        this.address(`p/${encodeURIComponent(partner)}/${encodeURIComponent(slug)}.html`),
        {
          credentials: 'omit',
          referrerPolicy: 'strict-origin-when-cross-origin',
        },
      );
      const html = await answer.text();
      const isFragment = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
      // Trouble passes; what is gone or refused is said, and the quotation goes with it.
      if (turn !== this.turn || !isFragment || answer.status >= 500) return;
      const { body } = new DOMParser().parseFromString(html, 'text/html');
      for (const link of body.querySelectorAll('a')) this.lead(link);
      this.fill(...body.children);
    } catch {
      // Offline or forbidden by the page's own policy: the quotation with its link is what the reader has.
    }
  }

  /** Links leave the page they are read on, but for those to places of the article: no address reaches into a shadow root. */
  private lead(link: HTMLAnchorElement): void {
    const place = link.getAttribute('href')?.match(/^#(.+)/)?.[1];
    if (place === undefined) {
      link.target = '_blank';
      return;
    }
    link.addEventListener('click', (event) => {
      event.preventDefault();
      this.shadowRoot?.getElementById(decodeURIComponent(place))?.scrollIntoView();
    });
  }

  private address(path: string): string {
    const address = new URL(`${home}/embed/${path}`);
    const isFramed = !this.getAttribute('partner');
    for (const name of isFramed ? ['locale', 'theme'] : ['locale', 'section']) {
      const value = this.getAttribute(name);
      if (value) address.searchParams.set(name, value);
    }
    return address.href;
  }

  private frame(src: string): HTMLIFrameElement {
    const frame = document.createElement('iframe');
    frame.src = src;
    frame.title = this.textContent?.trim() || 'Article';
    frame.setAttribute('sandbox', 'allow-scripts allow-popups allow-popups-to-escape-sandbox');
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    frame.loading = 'lazy';
    frame.style.cssText = 'display:block;width:100%;border:0;height:320px';
    hidden.add(frame);
    return frame;
  }

  private fill(...content: readonly Element[]): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet()];
    const box = document.createElement('div');
    box.className = 'seventh';
    const theme = this.getAttribute('theme');
    if (theme === 'light' || theme === 'dark') box.dataset['theme'] = theme;
    box.append(...content);
    root.replaceChildren(box);
  }
}

// A second loader in the page finds everything done.
if (home !== undefined && !customElements.get(NAME)) {
  window.addEventListener('message', onMessage);
  customElements.define(NAME, SeventhArticle);
  measure();
  window.addEventListener('load', measure);
}
