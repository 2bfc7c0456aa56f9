/**
 * Runs in every framed page: tells the page around it how high this one is, whenever that changes. In WordPress's words where the
 * frame has a secret, and in our own. It says nothing about the article, and nothing at all where there is no frame.
 */
(() => {
  const around = window.parent;
  if (around === window) return;

  const secret = /secret=([A-Za-z0-9]{10})/.exec(location.hash)?.[1];
  const id = /[#&?]id=([\w-]{1,64})/.exec(location.hash)?.[1] ?? null;
  let told = 0;

  const tell = (isAsked: boolean): void => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told && !isAsked) return;
    told = height;
    // To whomever frames us: who that may be is decided by the policy the page came with.
    if (secret) around.postMessage({ message: 'height', value: height, secret }, '*');
    around.postMessage({ type: 'seventh:height', height, id }, '*');
  };

  new ResizeObserver(() => tell(false)).observe(document.body);
  window.addEventListener('load', () => tell(true));
  window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    if (source !== around || typeof data !== 'object' || data === null) return;
    if ('type' in data && data.type === 'seventh:measure') tell(true);
  });

  // WordPress lets no window open out of its frames, and follows a link itself where it leads to the frame's own host.
  if (!secret) return;
  document.addEventListener('click', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link) return;
    const home = document.querySelector<HTMLAnchorElement>('.original, .title a')?.href.split('#')[0];
    const isToArticle = home !== undefined && link.href.split('#')[0] === home;
    if (!isToArticle && link.host !== location.host) return;
    const way = new URL(location.href);
    way.hash = '';
    way.searchParams.set('visit', '');
    around.postMessage(
      { message: 'link', value: link.host === location.host ? link.href : way.href, secret },
      '*',
    );
  });
})();
