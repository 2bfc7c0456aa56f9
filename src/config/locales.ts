import { canonicalLocale } from '../rules/locale.js';
import { VariableFault, type Variable } from './variable.js';

/** A locale the site is written in, and where to look when an article lacks it, in order. */
export interface LocaleSetting {
  /** BCP 47 in its canonical spelling: `en`, `nl`, `pt-BR`. */
  readonly locale: string;
  readonly fallbacks: readonly string[];
}

type About = Pick<Variable<never>, 'about' | 'fallback' | 'fallbackNote' | 'example'>;

/** A locale in its canonical spelling (`PT-br` becomes `pt-BR`). */
export function locale(about: About): Variable<string> {
  const expected = 'a language tag like en, nl or pt-BR';
  return { ...about, expected, parse: (text) => readLocale(text, expected) };
}

/** `en,nl>en,pt-BR>pt>en`: locales by commas, each with its fallbacks after `>`. */
export function locales(about: About): Variable<readonly LocaleSetting[]> {
  const expected = 'language tags separated by commas, each followed by its fallbacks, like en,nl>en';
  return {
    ...about,
    expected,
    parse(text) {
      const settings = text.split(',').map((part) => {
        const [code, ...fallbacks] = part.split('>').map((tag) => readLocale(tag.trim(), expected));
        return { locale: code!, fallbacks };
      });
      const known = new Set(settings.map((setting) => setting.locale));
      if (known.size !== settings.length) throw new VariableFault('each locale once');
      for (const { locale: code, fallbacks } of settings) {
        const missing = fallbacks.find((fallback) => !known.has(fallback));
        if (missing) throw new VariableFault(`fallbacks that are in the list themselves: ${missing} is not`);
        if (fallbacks.includes(code))
          throw new VariableFault(`fallbacks other than the locale: ${code}>${code}`);
      }
      return settings;
    },
  };
}

/** `en=/articles/{slug},nl=/nl/artikelen/{slug}`: an address pattern per locale, as a map. */
export function articlePaths(about: About): Variable<ReadonlyMap<string, string>> {
  const expected =
    'a path per locale that starts with / and holds {slug}, like en=/articles/{slug},nl=/nl/{slug}';
  return {
    ...about,
    expected,
    parse(text) {
      const paths = new Map<string, string>();
      for (const part of text.split(',')) {
        const [tag, path, ...rest] = part.split('=').map((piece) => piece.trim());
        const code = readLocale(tag ?? '', expected);
        const isPattern =
          path !== undefined && /^\/[^?#\s]*$/.test(path) && path.split('{slug}').length === 2;
        if (!isPattern || rest.length > 0 || paths.has(code)) throw new VariableFault(expected);
        paths.set(code, path.replace('{locale}', code));
      }
      return paths;
    },
  };
}

function readLocale(tag: string, expected: string): string {
  const code = canonicalLocale(tag);
  if (code === null) throw new VariableFault(expected);
  return code;
}
