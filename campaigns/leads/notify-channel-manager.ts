import { renderPlainMail } from '#campaigns/accounts/mails/mail-frame.ts';
import type { VendorCaller } from '#campaigns/kernel/context.ts';
import type { LeadId } from '#campaigns/kernel/ids.ts';
import type { SystemMailer } from '#campaigns/kernel/mail.ts';

/**
 * Tells the vendor's channel managers, or where there is none its admins, that a lead waits for their decision.
 *
 * @throws DomainError unavailable when the mail did not go out
 */
export async function notifyChannelManager(
  caller: VendorCaller & { systemMailer: SystemMailer },
  { leadId }: { leadId: LeadId },
): Promise<void> {
  const { vendorId } = caller.scope;
  const { lead, people } = await caller.inScope(async ({ db }) => ({
    lead: await db.lead.findFirst({
      where: { vendorId, id: leadId, status: 'unassigned' },
      select: { company: true, statusReason: true },
    }),
    people: await db.membership.findMany({
      where: { vendorId, revokedAt: null, role: { in: ['channel_manager', 'admin'] } },
      select: { email: true, name: true, role: true },
    }),
  }));
  if (!lead) return;
  const managers = people.filter(({ role }) => role === 'channel_manager');
  const mail = await renderPlainMail({
    subject: 'A lead waits for your decision',
    preheader: 'No partner took it.',
    title: 'A lead waits for your decision',
    paragraphs: [
      lead.statusReason === 'three_hops'
        ? `Three partners let a lead${lead.company ? ` of ${lead.company}` : ''} go. Choose who gets it.`
        : `No routing rule had a partner for a lead${lead.company ? ` of ${lead.company}` : ''}. Choose who gets it.`,
    ],
    button: { label: 'See the lead', url: `${caller.install.publicUrl}/vendor/leads/${leadId}` },
    notes: ['It waits until a person decides.'],
  });
  for (const { email, name } of managers.length > 0 ? managers : people)
    await caller.systemMailer({ kind: 'notice', to: { address: email, name }, ...mail });
}
