import { VariableFault, type Variable } from './variable.js';

/** A locale the site is written in, and where to look when an article lacks it, in order. */
export interface LocaleSetting {
  /** BCP 47, as `Intl` writes it: `en`, `nl`, `pt-BR`. */
  readonly code: string;
  readonly fallbacks: readonly string[];
}

type About = Pick<Variable<never>, 'about' | 'fallback' | 'fallbackNote' | 'example'>;

/** A locale as `Intl` writes it (`PT-br` becomes `pt-BR`). */
export function locale(about: About): Variable<string> {
  const expected = 'a language tag like en, nl or pt-BR';
  return { ...about, expected, parse: (text) => canonicalLocale(text, expected) };
}

/** `en,nl>en,pt-BR>pt>en`: locales by commas, each with its fallbacks after `>`. */
export function locales(about: About): Variable<readonly LocaleSetting[]> {
  const expected = 'language tags separated by commas, each followed by its fallbacks, like en,nl>en';
  return {
    ...about,
    expected,
    parse(text) {
      const settings = text.split(',').map((part) => {
        const [code, ...fallbacks] = part.split('>').map((tag) => canonicalLocale(tag.trim(), expected));
        return { code: code!, fallbacks };
      });
      const known = new Set(settings.map((setting) => setting.code));
      if (known.size !== settings.length) throw new VariableFault('each locale once');
      for (const { code, fallbacks } of settings) {
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
        const code = canonicalLocale(tag ?? '', expected);
        const isPattern =
          path !== undefined && /^\/[^?#\s]*$/.test(path) && path.split('{slug}').length === 2;
        if (!isPattern || rest.length > 0 || paths.has(code)) throw new VariableFault(expected);
        paths.set(code, path.replace('{locale}', code));
      }
      const used = new Set(paths.values());
      if (used.size !== paths.size) throw new VariableFault('a path of its own for each locale');
      return paths;
    },
  };
}

function canonicalLocale(tag: string, expected: string): string {
  try {
    const code = Intl.getCanonicalLocales(tag)[0];
    if (code !== undefined && tag !== '') return code;
  } catch {
    // A RangeError: the text is no language tag. Said below in the operator's words.
  }
  throw new VariableFault(expected);
}
