import type { Decorator, TextStyle } from '../body.js';
import { attributeOf, type HtmlElement } from './parse-html.js';

/** Elements whose content is no text of an article: machinery, forms, drawings, navigation. */
export const noise: ReadonlySet<string> = names(`
    applet audio base button canvas datalist dialog embed form frame frameset head input link map
    math meta nav noembed noframes noscript object option param progress script select source style
    svg template textarea title track
`);

/** Elements that stand in a line of text. All others begin a block of their own. */
export const phrasing: ReadonlySet<string> = names(`
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark output picture q
    rp rt ruby s samp small span strike strong sub sup time tt u var wbr
`);

export const headingStyles: ReadonlyMap<string, TextStyle> = new Map<string, TextStyle>([
  ['h1', 'h2'],
  ['h2', 'h2'],
  ['h3', 'h3'],
  ['h4', 'h4'],
  ['h5', 'h4'],
  ['h6', 'h4'],
]);

const byName: ReadonlyMap<string, Decorator> = new Map<string, Decorator>([
  ['b', 'strong'],
  ['strong', 'strong'],
  ['i', 'em'],
  ['em', 'em'],
  ['cite', 'em'],
  ['dfn', 'em'],
  ['var', 'em'],
  ['u', 'underline'],
  ['ins', 'underline'],
  ['s', 'strike-through'],
  ['strike', 'strike-through'],
  ['del', 'strike-through'],
  ['sub', 'sub'],
  ['sup', 'sup'],
  ['code', 'code'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['tt', 'code'],
]);

/** The decorator that an element name stands for, in HTML and within Markdown. */
export function decoratorOf(name: string): Decorator | null {
  return byName.get(name) ?? null;
}

/**
 * The decorators of the text within an element. Word processors say bold by style, and Google Docs wraps whole
 * documents in `<b style="font-weight:normal">`.
 */
export function decoratorsWithin(element: HtmlElement, outer: readonly Decorator[]): readonly Decorator[] {
  const style = (attributeOf(element, 'style') ?? '').slice(0, 2_000).toLowerCase();
  const decorator = decoratorOf(element.tagName);
  const added = new Set<Decorator>(decorator === null ? [] : [decorator]);
  if (/font-weight\s?:\s?(?:normal|[1-4]00)/.test(style)) added.delete('strong');
  if (element.tagName === 'span' || element.tagName === 'font') {
    if (/font-weight\s?:\s?(?:bold|[6-9]00)/.test(style)) added.add('strong');
    if (/font-style\s?:\s?italic/.test(style)) added.add('em');
  }
  for (const one of outer) added.delete(one);
  return added.size === 0 ? outer : [...outer, ...added];
}

/** Not meant for the eye: hidden, or a counting pixel. */
export function isHidden(element: HtmlElement): boolean {
  if (attributeOf(element, 'hidden') !== null) return true;
  if (/display\s?:\s?none/i.test((attributeOf(element, 'style') ?? '').slice(0, 2_000))) return true;
  return (
    element.tagName === 'img' &&
    attributeOf(element, 'width') === '1' &&
    attributeOf(element, 'height') === '1'
  );
}

function names(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
