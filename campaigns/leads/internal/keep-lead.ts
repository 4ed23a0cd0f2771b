import type { Ctx } from '#campaigns/kernel/context.ts';
import { type ContactId, type LeadId, newId, type PartnerId, type VendorId } from '#campaigns/kernel/ids.ts';
import { addLeadTotals } from '../totals.sql.ts';
import { writeLeadEvent } from './write-lead-event.ts';

export type NewLead = {
  vendorId: VendorId;
  contactId: ContactId | null;
  person: {
    email: string;
    emailCanonical: string;
    firstName: string;
    lastName: string;
    company: string;
    jobTitle: string;
    phone: string;
    country: string;
    product: string;
    message: string;
  };
  campaignId: string | null;
  launchId: string | null;
  source: string;
};

/**
 * The one lead of this person with this vendor in the caller's scope: found, or made. What is newly known is added;
 * what the person said before is replaced only by something.
 */
export async function keepLead(ctx: Ctx, lead: NewLead): Promise<{ leadId: LeadId; isNew: boolean }> {
  const { scope } = ctx;
  const { vendorId, person, ...rest } = lead;
  const partnerId: PartnerId | null = scope.side === 'partner' ? scope.partnerId : null;
  const owner = partnerId ?? '';
  const now = ctx.clock.now();
  const id = newId('lead');
  const { count } = await ctx.db.lead.createMany({
    data: [
      {
        ...rest,
        ...person,
        ...{ vendorId, id, owner, partnerId, origin: partnerId ? 'partner' : 'vendor', createdAt: now, updatedAt: now },
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1) {
    await writeLeadEvent(ctx, { vendorId, leadId: id, kind: 'caught', data: { source: lead.source } });
    await addLeadTotals(ctx, vendorId, [{ launchId: lead.launchId, leads: 1 }]);
    return { leadId: id, isNew: true };
  }
  const { emailCanonical, ...said } = person;
  const known = Object.entries(said).filter(([, value]) => value !== '');
  const [found] = await ctx.db.lead.updateManyAndReturn({
    where: { vendorId, owner, emailCanonical },
    data: {
      ...Object.fromEntries(known),
      ...(lead.contactId ? { contactId: lead.contactId } : {}),
      ...(lead.campaignId ? { campaignId: lead.campaignId } : {}),
      updatedAt: now,
    },
    select: { id: true },
  });
  return { leadId: (found?.id ?? id) as LeadId, isNew: false };
}
