import { audit } from '#campaigns/kernel/audit.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { findRecipient } from './queries.ts';
import { takeBackStop } from './take-back-stop.ts';
import type { UnsubscribeFacts } from './tokens.ts';

/**
 * "This was a mistake": brings back the mail that this link's person stopped on the unsubscribe page. Only whoever holds
 * the link can do it; it is on record. An opt-out from a vendor everywhere stays.
 */
export async function undoUnsubscribe(
  caller: PartnerCaller,
  input: { facts: UnsubscribeFacts },
): Promise<{ kind: 'resumed' | 'unchanged' }> {
  return inTransaction(caller, async (ctx) => {
    const recipient = await findRecipient(ctx, input.facts);
    if (!recipient) return { kind: 'unchanged' };
    const everything = await takeBackStop(ctx, { recipient, vendorId: '' });
    const vendorId = recipient.mailing?.vendorId;
    const vendor = vendorId ? await takeBackStop(ctx, { recipient, vendorId }) : { lifted: false };
    if (!everything.lifted && !vendor.lifted) return { kind: 'unchanged' };
    await audit(ctx, {
      action: 'contact.resubscribed',
      objectType: 'contact',
      objectId: recipient.contactId,
      after: { everything: everything.lifted, vendorId: vendor.lifted ? (vendorId ?? null) : null },
    });
    return { kind: 'resumed' };
  });
}
