import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { FrequencyCap } from './reachable.sql.ts';

/** The partner's cap, null where it has none: asked first, because a statement that need not think of it is far smaller. */
export async function getFrequencyCap({ db, scope }: PartnerCtx): Promise<FrequencyCap | null> {
  const partner = await db.partner.findUnique({
    where: { id: scope.partnerId },
    select: { capMailings: true, capDays: true },
  });
  return partner?.capMailings == null ? null : { mailings: partner.capMailings, days: partner.capDays };
}
