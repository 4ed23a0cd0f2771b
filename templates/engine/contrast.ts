import { clampChroma, formatHex, oklch, parse, wcagContrast } from 'culori';

/** WCAG 2.2, 1.4.3: normal text against its background. */
export const READABLE_CONTRAST = 4.5;

/**
 * WCAG contrast ratio of two colours, 1 … 21.
 *
 * @param a `#rrggbb`, `#rgb`, `rgb()` or a CSS name
 * @throws Error when one of them is no colour
 */
export function contrastRatio(a: string, b: string): number {
  const [first, second] = [parse(a), parse(b)];
  if (!first || !second) throw new Error(`Not a colour: ${first ? b : a}`);
  return wcagContrast(first, second);
}

const INK = '#16181d';

/** White or near-black, whichever reads better on this background; black where near-black is not enough. */
export function readableTextOn(background: string): string {
  const [white, ink] = [contrastRatio('#ffffff', background), contrastRatio(INK, background)];
  if (Math.max(white, ink) >= READABLE_CONTRAST) return white >= ink ? '#ffffff' : INK;
  // of white and black one always reaches 4.58
  return contrastRatio('#000000', background) > white ? '#000000' : '#ffffff';
}

/**
 * The shade nearest to a colour that reads on a background: same hue, lightness moved as little as needed
 * (in OKLCH), lighter or darker.
 *
 * @param ratio wanted contrast, 4.5 for text, 3 for large text and graphics
 * @returns `#rrggbb`; the colour itself when it reads already
 * Source: WCAG 2.2, 1.4.3; OKLCH, so that a step looks equally large everywhere.
 */
export function nearestReadable(color: string, background: string, ratio: number = READABLE_CONTRAST): string {
  const start = oklch(parse(color));
  if (!start) throw new Error(`Not a colour: ${color}`);
  if (contrastRatio(color, background) >= ratio) return formatHex(start);
  for (let step = 1; step <= 200; step++) {
    for (const direction of [-1, 1]) {
      const l = start.l + (direction * step) / 200;
      if (l < 0 || l > 1) continue;
      const shade = formatHex(clampChroma({ ...start, l }, 'oklch'));
      if (contrastRatio(shade, background) >= ratio) return shade;
    }
  }
  return readableTextOn(background);
}

/**
 * A quiet panel colour of the same hue.
 *
 * @param lightness OKLCH, 0 … 1
 * @param chroma    upper bound; a grey stays grey
 */
export function tintOf(color: string, lightness: number, chroma: number): string {
  const start = oklch(parse(color));
  if (!start) throw new Error(`Not a colour: ${color}`);
  return formatHex(clampChroma({ ...start, l: lightness, c: Math.min(start.c, chroma) }, 'oklch'));
}
