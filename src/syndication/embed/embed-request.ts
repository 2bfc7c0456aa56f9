import { canonicalLocale } from '../../rules/locale.js';
import { slugCharacters } from '../../rules/slug.js';
import { isUuid } from '../../rules/uuid.js';
import type { QueryParameters } from '../answers/query-parameters.js';
import { Refusal } from '../answers/refusal.js';
import { readTheme, type EmbedTheme } from './embed-theme.js';

/** What an address below `/embed` names. */
export type EmbedPath =
  | { readonly kind: 'loader'; readonly hash: string }
  | { readonly kind: 'card'; readonly slug: string }
  | {
      readonly kind: 'partner';
      readonly partnerId: string;
      /** Null where what stands there can be none: the partner's frames are told so all the same. */
      readonly slug: string | null;
      readonly isFragment: boolean;
    }
  | { readonly kind: 'nothing' };

/** What a page is asked for, besides the article. */
export interface EmbedWishes {
  /** Null: the site's default. */
  readonly locale: string | null;
  /** Anchor of one section, null for the whole article. */
  readonly section: string | null;
  readonly theme: EmbedTheme;
}

const SLUG = new RegExp(`^[\\p{L}\\p{M}\\p{Nd}-]{1,${slugCharacters}}$`, 'u');

/** Reads a path below `/embed`, without its query. What cannot be decoded or be a slug names nothing. */
export function readEmbedPath(path: string): EmbedPath {
  const segments = segmentsOf(path);
  if (segments.length === 1) {
    const [name] = segments as [string];
    const hash = /^([0-9a-f]{32})\.js$/.exec(name)?.[1];
    if (hash !== undefined) return { kind: 'loader', hash };
    return isSlug(name) ? { kind: 'card', slug: name } : { kind: 'nothing' };
  }
  if (segments[0] !== 'p' || !isUuid(segments[1] ?? '')) return { kind: 'nothing' };
  const partnerId = segments[1]!;
  const name = segments[2] ?? '';
  const slug = name.replace(/\.html$/, '');
  const isFragment = name !== slug;
  return {
    kind: 'partner',
    partnerId,
    slug: segments.length === 3 && isSlug(slug) ? slug : null,
    isFragment,
  };
}

/** Throws a `Refusal` that names the parameter and says what would be right. */
export function readEmbedWishes(parameters: QueryParameters): EmbedWishes {
  const locale = parameters.one('locale');
  const canonical = locale === null ? null : canonicalLocale(locale);
  if (locale !== null && canonical === null) {
    throw new Refusal(400, 'locale: send a language tag such as en, nl or pt-BR.');
  }
  const section = parameters.one('section')?.normalize('NFC') ?? null;
  if (section !== null && !SLUG.test(section)) {
    throw new Refusal(400, 'section: send the anchor of a heading, as it stands after # in its address.');
  }
  return { locale: canonical, section, theme: readTheme(parameters) };
}

function isSlug(text: string): boolean {
  return SLUG.test(text);
}

/** Decoded, in Unicode NFC as slugs are; empty where one cannot be decoded. */
function segmentsOf(path: string): string[] {
  return path
    .replace(/^\//, '')
    .split('/')
    .map((segment) => {
      try {
        return decodeURIComponent(segment).normalize('NFC');
      } catch {
        return '';
      }
    });
}
