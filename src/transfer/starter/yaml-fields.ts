import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { canonicalLocale } from '../../rules/locale.js';
import type { LocalizedText } from './starter-content.js';
import { parseUrl } from '../../rules/parse-url.js';

/** Where a mapping stands, and where its faults go. */
export interface YamlPlace {
  readonly file: string;
  lineOf(node: unknown): number;
  fault(node: unknown, message: string): void;
}

/** A slug that refers to something else, with the place it was written at. */
export interface Reference {
  readonly slug: string;
  readonly file: string;
  readonly line: number;
}

/**
 * Strict reading of one YAML mapping. A missing or misshapen value is recorded as a fault and read as empty, so
 * that one run finds every mistake; whoever reads asks for all keys and then calls `done`.
 */
export class YamlFields {
  readonly #asked = new Set<string>();

  constructor(
    private readonly map: YAMLMap,
    private readonly place: YamlPlace,
    /** What stands before a key in messages: `image.`. */
    private readonly prefix = '',
  ) {}

  text(key: string): string {
    const node = this.#value(key);
    if (node === undefined) this.place.fault(this.map, `"${this.#named(key)}" is missing.`);
    return node === undefined ? '' : (this.#textOf(node, key) ?? '');
  }

  optionalText(key: string): string | null {
    const node = this.#value(key);
    return node === undefined ? null : this.#textOf(node, key);
  }

  /** An http or https address. */
  url(key: string): string {
    const url = this.text(key);
    if (url !== '') this.#checkUrl(url, key, this.#value(key));
    return url;
  }

  optionalUrls(key: string): string[] {
    return this.#list(key).flatMap((node) => {
      const url = this.#textOf(node, key);
      if (url !== null) this.#checkUrl(url, key, node);
      return url === null ? [] : [url];
    });
  }

  /** An instant with offset; the epoch, with a fault, where it is none. */
  instant(key: string): Date {
    const text = this.text(key);
    const instant = instantOf(text);
    if (text !== '' && instant === null) {
      this.fault(key, `"${this.#named(key)}" must be an instant with offset like 2024-02-06T08:00:00Z.`);
    }
    return instant ?? new Date(0);
  }

  /** One slug that refers to something else. */
  reference(key: string): Reference | null {
    const slug = this.optionalText(key);
    return slug === null ? null : this.#referenceAt(slug, this.#value(key));
  }

  /** A list of slugs in order, none twice. Empty where the key is missing. */
  references(key: string): Reference[] {
    const seen = new Set<string>();
    return this.#list(key).flatMap((node) => {
      const slug = this.#textOf(node, key);
      if (slug === null) return [];
      if (seen.has(slug)) this.place.fault(node, `"${this.#named(key)}" names "${slug}" twice.`);
      seen.add(slug);
      return [this.#referenceAt(slug, node)];
    });
  }

  /** A mapping from locales to texts; empty where the key is missing. */
  localizedTexts(key: string): LocalizedText[] {
    const node = this.#value(key);
    if (node === undefined) return [];
    if (!isMap(node)) {
      this.place.fault(node, `"${this.#named(key)}" must hold a text per locale, like "en: Neurologist".`);
      return [];
    }
    return node.items.flatMap((pair) => {
      const locale = isScalar(pair.key) ? String(pair.key.value) : '';
      if (canonicalLocale(locale) !== locale) {
        this.place.fault(
          pair.key,
          `"${this.#named(key)}" has "${locale}" where a locale like en or pt-BR belongs.`,
        );
        return [];
      }
      const text = this.#textOf(pair.value ?? pair.key, `${key}.${locale}`);
      return text === null ? [] : [{ locale, text }];
    });
  }

  /** A mapping within this one; null where the key is missing. */
  section(key: string): YamlFields | null {
    const node = this.#value(key);
    if (node === undefined) return null;
    if (isMap(node)) return new YamlFields(node, this.place, `${this.#named(key)}.`);
    this.place.fault(node, `"${this.#named(key)}" must hold \`key: value\` lines of its own.`);
    return null;
  }

  /** Records a fault at a key. */
  fault(key: string, message: string): void {
    this.place.fault(this.#value(key) ?? this.map, message);
  }

  /** Where a key's value stands. */
  lineOf(key: string): number {
    return this.place.lineOf(this.#value(key) ?? this.map);
  }

  /** Records every key that nobody asked for. */
  done(): void {
    const known = [...this.#asked].toSorted().join(', ');
    for (const { key } of this.map.items) {
      const name = isScalar(key) ? String(key.value) : 'a key that is no text';
      if (!this.#asked.has(name)) {
        this.place.fault(key, `"${this.#named(name)}" is not a known key. Known are: ${known}.`);
      }
    }
  }

  /** The node of a key; `key:` with nothing behind it counts as missing. */
  #value(key: string): unknown {
    this.#asked.add(key);
    const node: unknown = this.map.get(key, true);
    return isScalar(node) && node.value === null ? undefined : node;
  }

  #list(key: string): unknown[] {
    const node = this.#value(key);
    if (node === undefined) return [];
    if (isSeq(node)) return node.items;
    this.place.fault(node, `"${this.#named(key)}" must be a list like [one, another].`);
    return [];
  }

  #textOf(node: unknown, key: string): string | null {
    const text = isScalar(node) && typeof node.value === 'string' ? node.value.trim() : null;
    if (text === null) this.place.fault(node, `"${this.#named(key)}" must be text; put it in quotes.`);
    else if (text === '') this.place.fault(node, `"${this.#named(key)}" is empty.`);
    return text === '' ? null : text;
  }

  #checkUrl(url: string, key: string, node: unknown): void {
    const isWeb = ['http:', 'https:'].includes(parseUrl(url)?.protocol ?? '');
    if (!isWeb) {
      this.place.fault(
        node,
        `"${this.#named(key)}" must be an address that begins with http:// or https://.`,
      );
    }
  }

  #referenceAt(slug: string, node: unknown): Reference {
    return { slug, file: this.place.file, line: this.place.lineOf(node) };
  }

  #named(key: string): string {
    return `${this.prefix}${key}`;
  }
}

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

function instantOf(text: string): Date | null {
  const [, year, month, day] = INSTANT.exec(text) ?? [];
  if (day === undefined) return null;
  // `new Date` takes 31 February for 2 March: the day must survive the trip.
  const sameDay =
    new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
  const instant = new Date(text);
  return sameDay && !Number.isNaN(instant.getTime()) ? instant : null;
}
