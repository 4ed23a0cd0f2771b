import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { type ContactId, newId } from '#campaigns/kernel/ids.ts';

type Entry = {
  contactId: ContactId;
  kind: 'marketing' | 'tracking';
  granted: boolean;
  legalBasis: string;
  source: string;
  text: string;
};

/** One line in the ledger of permissions given and withdrawn: the proof (GDPR, article 7(1)). */
export async function writeConsent(ctx: PartnerCtx, entry: Entry): Promise<void> {
  await ctx.db.consent.createMany({
    data: [{ ...entry, partnerId: ctx.scope.partnerId, id: newId('consent'), at: ctx.clock.now() }],
  });
}
