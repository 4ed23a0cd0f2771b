import { splitMinor } from '#campaigns/kernel/money.ts';
import type { ATTRIBUTION_MODELS } from './schema.ts';

export type AttributionModel = (typeof ATTRIBUTION_MODELS)[number];

/** An activity that was paid for and went before a deal. */
export type Touch = { id: string; at: Date };

/** Days in which a touch loses half its weight under `time_decay`. */
export const HALF_LIFE_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Splits a deal's value over the activities that went before it; the parts always sum to the value.
 *
 * @param valueMinor minor units, 0 or more
 * @param touches    at least one
 * @param at         when the deal was registered
 * @returns minor units by touch id
 */
export function attribute(
  valueMinor: number,
  touches: readonly Touch[],
  at: Date,
  model: AttributionModel,
): Map<string, number> {
  const inOrder = [...touches].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  const parts = splitMinor(
    valueMinor,
    inOrder.map((touch, place) => weightOf(touch, { place, last: inOrder.length - 1, at, model })),
  );
  return new Map(inOrder.map(({ id }, place) => [id, parts[place] ?? 0]));
}

function weightOf(
  touch: Touch,
  { place, last, at, model }: { place: number; last: number; at: Date; model: AttributionModel },
): number {
  switch (model) {
    case 'first':
      return place === 0 ? 1 : 0;
    case 'last':
      return place === last ? 1 : 0;
    case 'linear':
      return 1;
    case 'time_decay': {
      const days = Math.max(0, at.getTime() - touch.at.getTime()) / DAY_MS;
      // Whole numbers, so that the split is exact; never 0, so that an old touch alone still gets all.
      return Math.max(1, Math.round(1_000_000 * 2 ** (-days / HALF_LIFE_DAYS)));
    }
  }
}
