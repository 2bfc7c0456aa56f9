import type { WrittenPage } from './embed-page.js';

/** Who may frame an answer: everybody, nobody, or these origins. */
export type FrameAncestors = '*' | 'none' | readonly string[];

/** Nothing of the device is any business of an embed. */
const PERMISSIONS = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'usb',
]
  .map((name) => `${name}=()`)
  .join(', ');

/**
 * Where pictures come from: the service. The site's icon is for a page that is opened by itself and for who makes a bookmark of it;
 * browsers fetch none for a frame, but object in the console of the page around it where they could not.
 */
export function imageSources({ serviceUrl, iconUrl }: { serviceUrl: string; iconUrl: string }): string[] {
  const { origin, pathname } = new URL(iconUrl);
  return [new URL(serviceUrl).origin, origin + pathname.replaceAll(';', '%3B').replaceAll(',', '%2C')];
}

/** Headers of every answer below `/embed`, whatever it is: `X-Frame-Options` is never among them. */
export function embedHeaders(
  ancestors: FrameAncestors,
  images: readonly string[],
  page: Pick<WrittenPage, 'styles' | 'scripts'> = { styles: [], scripts: [] },
): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `img-src ${images.join(' ')}`,
    ...(page.styles.length > 0 ? [`style-src ${page.styles.join(' ')}`] : []),
    ...(page.scripts.length > 0 ? [`script-src ${page.scripts.join(' ')}`] : []),
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestorsOf(ancestors)}`,
    // As WordPress frames it, so that it is the same everywhere: an opaque origin without cookies or storage.
    'sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox',
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Permissions-Policy': PERMISSIONS,
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
  };
}

function ancestorsOf(ancestors: FrameAncestors): string {
  if (ancestors === '*') return '*';
  if (ancestors === 'none' || ancestors.length === 0) return "'none'";
  return ancestors.join(' ');
}
