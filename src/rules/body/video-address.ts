import { isWebAddress } from './safe-link.js';

export interface VideoAddress {
  readonly provider: 'youtube' | 'vimeo';
  /** Where people watch it. */
  readonly pageUrl: string;
  /** What a frame shows, in the provider's form with the fewest cookies. */
  readonly playerUrl: string;
}

/** The video behind an address of YouTube or Vimeo, in any of their usual forms; null for everything else. */
export function videoAddressOf(url: string): VideoAddress | null {
  const absolute = url.startsWith('//') ? `https:${url}` : url;
  if (!isWebAddress(absolute)) return null;
  const { hostname, pathname, searchParams } = new URL(absolute);
  const host = hostname.replace(/^(?:www|m)\./, '');
  const parts = pathname.split('/').filter(Boolean);
  if (host === 'youtu.be') return youtube(parts[0]);
  if (host === 'youtube.com' || host === 'youtube-nocookie.com') {
    return youtube(
      parts[0] === 'watch'
        ? searchParams.get('v')
        : /^(?:embed|shorts|live|v)$/.test(parts[0] ?? '')
          ? parts[1]
          : null,
    );
  }
  if (host === 'player.vimeo.com' && parts[0] === 'video') return vimeo(parts[1], searchParams.get('h'));
  if (host === 'vimeo.com') return vimeo(parts[0], parts[1]);
  return null;
}

function youtube(id: string | null | undefined): VideoAddress | null {
  if (!id || !/^[\w-]{11}$/.test(id)) return null;
  return {
    provider: 'youtube',
    pageUrl: `https://www.youtube.com/watch?v=${id}`,
    playerUrl: `https://www.youtube-nocookie.com/embed/${id}`,
  };
}

/** An unlisted video carries a hash besides its number. */
function vimeo(id: string | undefined, hash: string | null | undefined): VideoAddress | null {
  if (!id || !/^\d{1,12}$/.test(id)) return null;
  const key = hash && /^[\da-f]{6,20}$/.test(hash) ? hash : null;
  return {
    provider: 'vimeo',
    pageUrl: `https://vimeo.com/${id}${key ? `/${key}` : ''}`,
    playerUrl: `https://player.vimeo.com/video/${id}?dnt=1${key ? `&h=${key}` : ''}`,
  };
}
