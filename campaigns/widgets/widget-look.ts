import { nearestReadable, readableTextOn } from '#templates/engine/contrast.ts';
import type { WidgetKind } from './schema.ts';

/** What our accent is where a partner has none. */
export const PLAIN_ACCENT = '#1f6f5c';

// The widgets' two backgrounds; app/widget/sheet.ts draws on the same.
const LIGHT = '#ffffff';
const DARK = '#17191c';

/** One accent in the four shades that a widget needs, each readable where it stands. */
export type Accent = { light: string; onLight: string; dark: string; onDark: string };

/**
 * The shades nearest to a partner's colour that can be read: as text on white and on near-black, and the text on a button
 * of that shade. So a pale yellow stays a yellow and can still be read.
 *
 * @param color `#rrggbb`
 * Source: WCAG 2.2, 1.4.3.
 */
export function readableAccent(color: string): Accent {
  const light = nearestReadable(color, LIGHT);
  const dark = nearestReadable(color, DARK);
  return { light, onLight: readableTextOn(light), dark, onDark: readableTextOn(dark) };
}

const ITEM_PX = { news: 124, events: 104, products: 148 } as const;
const FORM_PX = 620;
const FRAME_PX = 64;

/** The place that a widget of so many items takes on a column of usual width, px. */
export function usualHeight(kind: WidgetKind, count: number): number {
  if (kind === 'form') return FORM_PX;
  return FRAME_PX + ITEM_PX[kind] * count;
}
