/** Colours are red, green and blue, 0 to 255. */
type Rgb = readonly [number, number, number];

/** What text stands on; the same as in `browser/embed.css`. The lighter of two surfaces would do less in the dark. */
const SURFACES: Readonly<Record<'light' | 'dark', { surface: Rgb; towards: Rgb }>> = {
  light: { surface: [244, 247, 248], towards: [0, 0, 0] },
  dark: { surface: [31, 39, 45], towards: [255, 255, 255] },
};

/** WCAG 2.2, 1.4.3, for text of any size; a little more, as colours are rounded. */
const LEAST_CONTRAST = 4.6;

/** The partner's colour, darkened or lightened until text in it can be read on the surfaces of embeds. As `#rrggbb`. */
export function readableAccent(accent: Rgb, scheme: 'light' | 'dark'): string {
  const { surface, towards } = SURFACES[scheme];
  let mixed = accent;
  for (let percent = 0; percent <= 100 && contrast(mixed, surface) < LEAST_CONTRAST; percent += 4) {
    mixed = mix(accent, towards, percent / 100);
  }
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(a: Rgb, b: Rgb): number {
  const [lighter, darker] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function mix(from: Rgb, towards: Rgb, share: number): Rgb {
  const [red, green, blue] = from.map((part, at) => Math.round(part + (towards[at]! - part) * share));
  return [red!, green!, blue!];
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
