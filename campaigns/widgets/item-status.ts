import type { ItemStatus } from './schema.ts';

/** States of an item and the moves between them. A withdrawn item can be published again. */
export const ITEM_MOVES = {
  draft: ['published'],
  published: ['withdrawn'],
  withdrawn: ['published'],
} as const satisfies Record<ItemStatus, readonly ItemStatus[]>;
