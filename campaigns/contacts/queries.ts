import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { AudienceId } from '#campaigns/kernel/ids.ts';
import { countByReason } from './count-audience.sql.ts';
import { getFrequencyCap } from './frequency-cap.ts';
import type { NotReachableReason } from './reachable.sql.ts';
import { AudienceFilter } from './schema.ts';

export type AudienceCount = {
  /** everybody whom the filter holds */
  total: number;
  /** who would get a mail now */
  reachable: number;
  /** the others, by the first reason against each */
  heldBack: Partial<Record<NotReachableReason, number>>;
};

type CountInput = ({ audienceId: AudienceId } | { filter: AudienceFilter }) & {
  /** about whose products; '' = only what holds for every vendor */
  vendorId: string;
};

/**
 * How many contacts an audience holds, how many of them can be mailed now, and why the others cannot.
 *
 * @throws DomainError not_found when the audience is not this partner's
 */
export async function countAudience(ctx: PartnerCtx, input: CountInput): Promise<AudienceCount> {
  const { partnerId } = ctx.scope;
  const filter = 'filter' in input ? input.filter : await getAudienceFilter(ctx, input.audienceId);
  const cap = await getFrequencyCap(ctx);
  const rows = await countByReason(ctx.db, { partnerId, filter, vendorId: input.vendorId, cap, now: ctx.clock.now() });
  const count: AudienceCount = { total: 0, reachable: 0, heldBack: {} };
  for (const row of rows) {
    count.total += row.count;
    if (row.reason === null) count.reachable = row.count;
    else count.heldBack[row.reason] = row.count;
  }
  return count;
}

/**
 * The filter of a saved audience, archived ones too: what was planned with it keeps its meaning.
 *
 * @throws DomainError not_found
 */
export async function getAudienceFilter(ctx: PartnerCtx, audienceId: AudienceId): Promise<AudienceFilter> {
  const audience = await ctx.db.audience.findFirst({
    where: { partnerId: ctx.scope.partnerId, id: audienceId },
    select: { filter: true },
  });
  if (!audience) throw notFound('audience', audienceId);
  return AudienceFilter.parse(audience.filter);
}
