import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { addClicks } from './claim-publication.sql.ts';

export type SocialClick = {
  /** made when the hit arrives: one that is folded twice counts once */
  eventId: string;
  publicationId: string;
  class: 'human' | 'machine' | 'unknown';
  reason: string;
  at: Date;
};

/**
 * Brings clicks on short links into the partner's engagement, without a person, and counts them at their posts. A click
 * that was recorded before is left alone.
 */
export async function recordSocialClicks(caller: PartnerCaller, clicks: readonly SocialClick[]): Promise<void> {
  await inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const ids = [...new Set(clicks.map(({ publicationId }) => publicationId))];
    const known = await ctx.db.socialPublication.findMany({
      where: { partnerId, id: { in: ids } },
      select: { id: true, vendorId: true },
    });
    const vendorOf = new Map(known.map(({ id, vendorId }) => [id, vendorId]));
    const seen = await ctx.db.engagement.findMany({
      where: { partnerId, eventId: { in: clicks.map(({ eventId }) => eventId) } },
      select: { eventId: true },
    });
    const before = new Set(seen.map(({ eventId }) => eventId));
    const fresh = clicks.filter(({ eventId, publicationId }) => !before.has(eventId) && vendorOf.has(publicationId));
    await ctx.db.engagement.createMany({
      data: fresh.map((click) => ({
        ...{
          partnerId,
          id: newId('engagement'),
          eventId: click.eventId,
          vendorId: vendorOf.get(click.publicationId) ?? '',
        },
        ...{ mailingId: '', channel: 'social', kind: 'click', publicationId: click.publicationId },
        ...{ class: click.class, classReason: click.reason, at: click.at },
      })),
    });
    const sums = new Map<string, { publicationId: string; clicks: number; machineClicks: number }>();
    for (const { publicationId, class: kind } of fresh) {
      const sum = sums.get(publicationId) ?? { publicationId, clicks: 0, machineClicks: 0 };
      if (kind === 'machine') sum.machineClicks += 1;
      else sum.clicks += 1;
      sums.set(publicationId, sum);
    }
    await addClicks(ctx, [...sums.values()]);
  });
}
