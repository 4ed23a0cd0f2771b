import type { RoutingRules } from './schema.ts';

/**
 * What holds until a vendor publishes rules: nobody gets a lead that nobody said should, so a person decides. Eight
 * business hours are a day to answer; the reminder comes half-way.
 */
export const DEFAULT_ROUTING: RoutingRules = {
  rules: [],
  window: { acceptHours: 8, remindHours: 4, from: 9, to: 17, days: [1, 2, 3, 4, 5] },
};
