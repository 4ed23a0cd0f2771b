import type { Ctx } from '#campaigns/kernel/context.ts';
import { newId, type PartnerId, type VendorId } from '#campaigns/kernel/ids.ts';

type LeadEventInput = {
  vendorId: VendorId;
  leadId: string;
  kind: string;
  /** only this partner (and the vendor whose lead it is) reads it */
  partnerId?: PartnerId;
  data?: Record<string, string | number | boolean | null>;
};

/** One line of a lead's timeline, in the transaction of what it tells. */
export async function writeLeadEvent(ctx: Ctx, { data = {}, ...event }: LeadEventInput): Promise<void> {
  const { actor } = ctx;
  await ctx.db.leadEvent.createMany({
    data: [
      {
        ...event,
        id: newId('leadEvent'),
        actorName: actor.kind === 'system' ? '' : actor.name,
        data,
        at: ctx.clock.now(),
      },
    ],
  });
}
