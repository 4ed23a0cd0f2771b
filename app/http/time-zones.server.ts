import type { VendorCtx } from '#campaigns/kernel/context.ts';

/** All zones that this server knows, UTC first: its list lacks it. */
export const TIME_ZONES: readonly string[] = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC'),
];

/** What a field for a time zone offers, and the vendor's own to begin with. */
export async function zoneChoices(ctx: VendorCtx) {
  const vendor = await ctx.db.vendor.findUnique({ where: { id: ctx.scope.vendorId }, select: { timeZone: true } });
  return { timeZones: TIME_ZONES, timeZone: vendor?.timeZone ?? 'UTC' };
}
