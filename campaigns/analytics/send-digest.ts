import { claimNotice, listMembersToTell, sendNotice } from '#campaigns/accounts/notices.ts';
import type { Caller, Ctx, PartnerCtx, PartnerScope, VendorCtx, VendorScope } from '#campaigns/kernel/context.ts';
import type { SystemMailer } from '#campaigns/kernel/mail.ts';
import { partnerDigest, vendorDigest } from './digest-facts.ts';
import { type DigestFacts, digestMail } from './mails/digest-mail.ts';

type OrganizationCaller = Caller<VendorScope | PartnerScope>;

/**
 * Mails the week's digest to the organization's members who want it. Each gets it once a week, however often this runs;
 * a week in which nothing happened and nothing waits has none.
 *
 * @param input.week the Monday it goes out on, in the organization's zone
 * @returns how many were mailed
 * @throws DomainError unavailable when a mail did not go out
 */
export async function sendDigest(
  caller: OrganizationCaller & { systemMailer: SystemMailer },
  { week }: { week: string },
): Promise<number> {
  const to = await listMembersToTell(caller, { weeklyDigest: true });
  const facts = to.length === 0 ? null : await caller.inScope(gather);
  const key = `digest.${week}`;
  const mailed =
    facts === null ? 0 : await sendNotice(caller, { key, to, mail: await digestMail(caller.install, facts) });
  // The week is done: no sweep looks at this organization again.
  await claimNotice(caller, key);
  return mailed;
}

function gather(ctx: Ctx<VendorScope | PartnerScope>): Promise<DigestFacts | null> {
  return ctx.scope.side === 'vendor' ? vendorDigest(ctx as VendorCtx) : partnerDigest(ctx as PartnerCtx);
}
