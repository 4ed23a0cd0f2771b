import { renderPlainMail } from '#campaigns/accounts/mails/mail-frame.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { JourneyNoticeId } from '#campaigns/kernel/ids.ts';
import type { SystemMailer } from '#campaigns/kernel/mail.ts';

/** More names than this make a mail nobody reads. */
const NAMES = 20;

/**
 * Tells the partner's sales people, or where there is none everybody else of it, who came to a notify step. Claimed
 * before it is sent: a worker that dies in between loses the mail rather than doubling it; the page shows them all.
 */
export async function sendNotice(
  caller: PartnerCaller & { systemMailer: SystemMailer },
  { noticeId }: { noticeId: JourneyNoticeId },
): Promise<void> {
  const notice = await inTransaction(caller, async ({ db, scope, clock }) => {
    const { partnerId } = scope;
    const { count } = await db.journeyNotice.updateMany({
      where: { partnerId, id: noticeId, claimedAt: null },
      data: { claimedAt: clock.now() },
    });
    if (count === 0) return null;
    const row = await db.journeyNotice.findFirstOrThrow({ where: { partnerId, id: noticeId } });
    const contacts = await db.contact.findMany({
      where: { partnerId, id: { in: row.contactIds } },
      select: { firstName: true, lastName: true, company: true, email: true },
      take: NAMES,
    });
    const members = await db.membership.findMany({
      where: { partnerId, revokedAt: null },
      select: { email: true, name: true, role: true },
    });
    return { ...row, contacts, members };
  });
  if (!notice) return;
  const people = notice.contactIds.length;
  const subject = people === 1 ? 'A contact wants a word from you' : `${people} contacts want a word from you`;
  const mail = await renderPlainMail({
    ...{ subject, preheader: notice.message, title: subject },
    paragraphs: [
      notice.message,
      ...notice.contacts.map(({ firstName, lastName, company, email }) =>
        [`${firstName} ${lastName}`.trim(), company, email].filter(Boolean).join(' · '),
      ),
      ...(people > notice.contacts.length ? [`and ${people - notice.contacts.length} more`] : []),
    ],
    button: {
      label: 'See the journey',
      url: `${caller.install.publicUrl}/partner/journeys/runs/${notice.activationId}`,
    },
    notes: [],
  });
  const sales = notice.members.filter(({ role }) => role === 'sales_rep');
  for (const { email, name } of sales.length > 0 ? sales : notice.members)
    await caller.systemMailer({ kind: 'notice', to: { address: email, name }, ...mail });
}
