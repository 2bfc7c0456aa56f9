import sax, { type QualifiedTag } from 'sax';
import { SvgFault, checkRepeats, svgLimits, type SvgElement } from './svg-repeats.js';
import { SVG_NAMESPACE, svgAttributes, svgElements, svgReferrers, svgTextElements } from './svg-names.js';

/** The longest side of a cleaned drawing, in pixels: its pictures are made of it at this size or smaller. */
export const SVG_SIDE = 2560;

export interface CleanSvg {
  readonly svg: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * A drawing with nothing left in it that could run, load or move: elements and attributes of a list, references within the
 * drawing, no styles, no entities but XML's five. Idempotent. Throws `SvgFault` for what is no XML, declares entities or is
 * too large to draw.
 */
export function cleanSvg(text: string): CleanSvg {
  const root = readSvg(text);
  checkRepeats(root);
  const { width, height, viewBox } = sizeOf(root);
  const { width: _, height: __, viewBox: ___, ...attributes } = root.attributes;
  const sized: SvgElement = {
    ...root,
    attributes: {
      xmlns: SVG_NAMESPACE,
      width: String(width),
      height: String(height),
      viewBox: viewBox.join(' '),
      ...attributes,
    },
  };
  return { svg: write(sized), width, height };
}

/** The last is missing in the types: XML's five entities are known, HTML's are not. */
const OPTIONS = { xmlns: true, position: false, strictEntities: true };

function readSvg(text: string): SvgElement {
  const parser = sax.parser(true, OPTIONS);
  const open: SvgElement[] = [];
  let root: SvgElement | null = null;
  let elements = 0;
  /** Depth within an element that is left out with all it holds. */
  let left = 0;
  let depth = 0;
  const onOpentag = ({ uri, local, attributes }: QualifiedTag) => {
    elements += 1;
    depth += 1;
    if (elements > svgLimits.elements || depth > svgLimits.depth) {
      throw new SvgFault(
        `The SVG has more than ${svgLimits.elements} elements, or more than ${svgLimits.depth} within each other. Simplify it.`,
      );
    }
    if (left > 0 || uri !== SVG_NAMESPACE || !svgElements.has(local)) {
      left += 1;
      return;
    }
    const element: SvgElement = { name: local, attributes: attributesOf(local, attributes), children: [] };
    if (open.length > 0) open.at(-1)!.children.push(element);
    else if (local === 'svg' && root === null) root = element;
    open.push(element);
  };
  const onClosetag = () => {
    depth -= 1;
    if (left > 0) left -= 1;
    else open.pop();
  };
  const onText = (chunk: string) => {
    const parent = open.at(-1);
    if (left === 0 && parent && svgTextElements.has(parent.name)) parent.children.push(chunk);
  };
  Object.assign(parser, {
    onerror: refuseXml,
    ondoctype: refuseEntities,
    onopentag: onOpentag,
    onclosetag: onClosetag,
    ontext: onText,
    oncdata: onText,
  });
  parser.write(text).close();
  if (!root) {
    throw new SvgFault(`The file has no svg element of the namespace ${SVG_NAMESPACE}.`);
  }
  return root;
}

function refuseXml(): never {
  throw new SvgFault('The SVG is not well-formed XML. Export it anew.');
}

/** A plain DOCTYPE, as older programs write it, is left out; entities are how bombs and files get in. */
function refuseEntities(doctype: string): void {
  if (!/\[|ENTITY/i.test(doctype)) return;
  throw new SvgFault('The SVG declares entities of its own. Export it without a DOCTYPE.');
}

function attributesOf(element: string, attributes: QualifiedTag['attributes']): Record<string, string> {
  const kept: Record<string, string> = Object.create(null) as Record<string, string>;
  const keep = (name: string, value: string) => {
    if (svgAttributes.has(name) && isHarmless(value)) kept[name] = value;
  };
  for (const { prefix, local, value } of Object.values(attributes)) {
    const isHref = local === 'href' && (prefix === '' || prefix === 'xlink');
    const name = isHref || prefix === '' ? local : `${prefix}:${local}`;
    if (isHref && !(svgReferrers.has(element) && /^#[\w.:-]+$/.test(value))) continue;
    if (name === 'id' && !/^[\w.:-]+$/.test(value)) continue;
    if (name !== 'style') keep(name, value);
  }
  // What a style says is written as the attributes that say the same: they are checked one by one.
  for (const declaration of (attributes.style?.value ?? '').split(';')) {
    const [property, ...value] = declaration.split(':');
    const name = property!.trim();
    if (!NO_PROPERTIES.has(name)) keep(name, value.join(':').trim());
  }
  return kept;
}

/** Attributes that are no properties: a style cannot set them. */
const NO_PROPERTIES: ReadonlySet<string> = new Set(['href', 'id', 'viewBox']);

/** No function but those of colours, transforms and references within the drawing; no escape that could hide one. */
function isHarmless(value: string): boolean {
  if (/[\\<>&]|\/\*|\*\//.test(value)) return false;
  if (!value.includes('(')) return true;
  // Only paths are long, and they call no function: looking for one in a long word takes its length squared.
  if (value.length > 2000) return false;
  return [...value.matchAll(/([\w-]+)\s*\(([^)]*)\)?/g)].every(([, name, inner]) =>
    name!.toLowerCase() === 'url'
      ? /^\s*(?:#[\w.:-]+|"#[\w.:-]+"|'#[\w.:-]+')\s*$/.test(inner!)
      : /^(?:rgba?|hsla?|matrix|translate|scale|rotate|skewX|skewY)$/i.test(name!),
  );
}

type Box = readonly [x: number, y: number, width: number, height: number];

/** Its box, and the size of the same shape whose longest side is `SVG_SIDE`. */
function sizeOf({ attributes }: SvgElement): { width: number; height: number; viewBox: Box } {
  const numbers = (attributes.viewBox ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const stated: Box = [0, 0, lengthOf(attributes.width), lengthOf(attributes.height)];
  const viewBox: Box = numbers.length === 4 ? (numbers as unknown as Box) : stated;
  const [x, y, width, height] = viewBox;
  const isSound = [x, y, width, height].every((n) => Number.isFinite(n) && Math.abs(n) <= svgLimits.side);
  if (!isSound || width <= 0 || height <= 0) {
    throw new SvgFault(
      `The SVG tells no size that can be drawn: it needs a viewBox, or width and height, of 1 to ${svgLimits.side} units.`,
    );
  }
  const scale = SVG_SIDE / Math.max(width, height);
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
    viewBox,
  };
}

/** Of the units of CSS only pixels are told; the shape is the same in others. */
function lengthOf(text: string | undefined): number {
  const number = /^\s*(\d+(?:\.\d+)?)(?:px|pt|mm|cm|in|pc)?\s*$/.exec(text ?? '')?.[1];
  return number === undefined ? NaN : Number(number);
}

function write({ name, attributes, children }: SvgElement): string {
  const inside = Object.entries(attributes)
    .map(([attribute, value]) => ` ${attribute}="${escapeXml(value)}"`)
    .join('');
  const content = children
    .map((child) => (typeof child === 'string' ? escapeXml(child) : write(child)))
    .join('');
  return content === '' ? `<${name}${inside}/>` : `<${name}${inside}>${content}</${name}>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
