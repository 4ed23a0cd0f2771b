import { listMembersToTell, sendNotice } from '#campaigns/accounts/notices.ts';
import { listEligibleCampaigns } from '#campaigns/catalog/queries.ts';
import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import type { ReminderId, VendorId } from '#campaigns/kernel/ids.ts';
import type { SystemMailer } from '#campaigns/kernel/mail.ts';
import { type ReminderFacts, reminderMail } from './mails/reminder-mail.ts';
import { countOwnClaims } from './own-claims.sql.ts';

/**
 * Mails a vendor's reminder to the partner's owners: what is ready to launch, leads without an answer, money to claim.
 * Made in the partner's scope, which alone knows its people. Each owner gets it once, however often this runs.
 *
 * @throws DomainError unavailable when the mail did not go out
 */
export async function sendReminder(
  caller: PartnerCaller & { systemMailer: SystemMailer },
  { vendorId, reminderId }: { vendorId: VendorId; reminderId: ReminderId },
): Promise<void> {
  const { partnerId } = caller.scope;
  const facts = await caller.inScope(async (ctx): Promise<ReminderFacts | null> => {
    const reminder = await ctx.db.reminder.findFirst({
      where: { vendorId, partnerId, id: reminderId, mailedAt: null },
      select: {
        sentBy: true,
        partnership: { select: { vendor: { select: { name: true } }, partner: { select: { locale: true } } } },
      },
    });
    if (!reminder) return null;
    const { items } = await listEligibleCampaigns(ctx, { vendorId }, { limit: 50 });
    return {
      by: reminder.sentBy,
      vendorName: reminder.partnership.vendor.name,
      locale: reminder.partnership.partner.locale,
      campaigns: items.filter(({ launches }) => launches === 0).map(({ name }) => name),
      leads: await ctx.db.assignment.count({ where: { vendorId, partnerId, origin: 'vendor', state: 'offered' } }),
      claims: await countOwnClaims(ctx, vendorId),
    };
  });
  if (!facts) return;
  const to = await listMembersToTell(caller, { roles: ['owner'] });
  await sendNotice(caller, { key: `reminder.${reminderId}`, to, mail: await reminderMail(caller.install, facts) });
  await caller.inScope(({ db, clock }) =>
    db.reminder.updateMany({
      where: { vendorId, partnerId, id: reminderId, mailedAt: null },
      data: { mailedAt: clock.now() },
    }),
  );
}
