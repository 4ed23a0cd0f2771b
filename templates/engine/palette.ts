import type { BrandValues } from './brand-values.ts';
import { nearestReadable, readableTextOn, tintOf } from './contrast.ts';

/** Dark surfaces that our own dark styles use; templates should stay at or below them in lightness. */
export const DARK_SURFACE = '#1c1e22';

/**
 * The colours that a template may name, as `brand:<name>` in an attribute or in mj-style. Every `on-` and text
 * colour reaches 4.5 on the background it is for, whatever the partner chose, so that a template signed by a
 * designer stays readable in yellow.
 */
export type Palette = Record<PaletteName, string>;
export const PALETTE_NAMES = [
  'primary',
  'on-primary',
  'secondary',
  'on-secondary',
  'text',
  'link',
  'tint',
  'primary-dark',
  'on-primary-dark',
  'link-dark',
  'tint-dark',
] as const;
export type PaletteName = (typeof PALETTE_NAMES)[number];

/** All named colours as `#rrggbb`, from the three that the brand kit holds. */
export function makePalette(brand: Pick<BrandValues, 'primaryColor' | 'secondaryColor' | 'textColor'>): Palette {
  const primary = brand.primaryColor.toLowerCase();
  const secondary = brand.secondaryColor.toLowerCase();
  const tint = tintOf(primary, 0.968, 0.012);
  const tintDark = tintOf(primary, 0.27, 0.025);
  // 3:1 is what WCAG 1.4.11 asks of a button's shape against the page
  const primaryDark = nearestReadable(primary, tintDark, 3);
  return {
    primary,
    'on-primary': readableTextOn(primary),
    secondary,
    'on-secondary': readableTextOn(secondary),
    text: nearestReadable(brand.textColor.toLowerCase(), tint),
    link: nearestReadable(primary, tint),
    tint,
    'primary-dark': primaryDark,
    'on-primary-dark': readableTextOn(primaryDark),
    'link-dark': nearestReadable(primary, tintDark),
    'tint-dark': tintDark,
  };
}

const NAMES = [...PALETTE_NAMES].sort((a, b) => b.length - a.length).join('|');
const COLOR_REFERENCE = new RegExp(`brand:(${NAMES})(?![\\w-])`, 'g');

/** Writes the colours in place of `brand:<name>`; anything else is left as it is. */
export function paintReferences(value: string, palette: Palette): string {
  return value.replace(COLOR_REFERENCE, (_, name: PaletteName) => palette[name]);
}
