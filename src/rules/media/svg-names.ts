/** What may stand in a drawing. Elements and attributes of SVG 2 that draw, and nothing that runs, loads or moves. */

export const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

export const svgElements: ReadonlySet<string> = new Set(
  `circle clipPath defs desc ellipse g line linearGradient marker mask path pattern polygon polyline radialGradient rect
   stop svg symbol text textPath title tspan use`.split(/\s+/),
);

/** Elements whose text is meant to be there; elsewhere text is white space between elements. */
export const svgTextElements: ReadonlySet<string> = new Set(['desc', 'text', 'textPath', 'title', 'tspan']);

export const svgAttributes: ReadonlySet<string> = new Set(
  `alignment-baseline baseline-shift clip-path clip-rule clipPathUnits color cx cy d direction display dominant-baseline
   dx dy fill fill-opacity fill-rule font-family font-size font-stretch font-style font-variant font-weight fr fx fy
   gradientTransform gradientUnits height href id lengthAdjust letter-spacing marker-end marker-mid marker-start
   markerHeight markerUnits markerWidth mask mask-type maskContentUnits maskUnits method offset opacity orient overflow
   paint-order pathLength patternContentUnits patternTransform patternUnits points preserveAspectRatio r refX refY rotate
   rx ry shape-rendering spacing spreadMethod startOffset stop-color stop-opacity stroke stroke-dasharray
   stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
   text-decoration textLength transform unicode-bidi vector-effect viewBox visibility width word-spacing writing-mode x x1
   x2 xml:space y y1 y2`.split(/\s+/),
);

/** Elements whose `href` names another part of the drawing. */
export const svgReferrers: ReadonlySet<string> = new Set([
  'linearGradient',
  'pattern',
  'radialGradient',
  'textPath',
  'use',
]);
