import type { ItemStatus } from './schema.ts';

/** States of an item and the moves between them. A withdrawn item can be published again. */
export const ITEM_MOVES = {
  draft: ['published'],
  published: ['withdrawn'],
  withdrawn: ['published'],
} as const satisfies Record<ItemStatus, readonly ItemStatus[]>;

/** The states from which an item may become `to`. */
export function itemStatesBefore(to: ItemStatus): ItemStatus[] {
  const states = Object.keys(ITEM_MOVES) as ItemStatus[];
  return states.filter((from) => (ITEM_MOVES[from] as readonly ItemStatus[]).includes(to));
}
