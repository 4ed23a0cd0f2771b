import { expect, test } from 'vitest';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { holdLeads, keepTouches, type NewTouch } from '#campaigns/leads/touches.sql.ts';
import { aForm, aFormLead } from '#tests/factories/leads.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

test('two who count events of the same person at the same moment wait for each other, and neither fails', async () => {
  const { vendorCaller, partnerCaller } = await aPartnerWorld();
  const { vendorId } = vendorCaller.scope;
  const form = await aForm(vendorCaller);
  const { leadId } = await aFormLead(partnerCaller, form, { vendorId });
  const touch = (ctx: PartnerCtx, eventId: string): NewTouch => ({
    ...{ leadId, eventId, kind: 'click', class: 'human', channel: 'email', role: 'influenced', at: ctx.clock.now() },
    ...{ campaignId: null, launchId: null, tacticId: null, partnerId: partnerCaller.scope.partnerId },
  });
  let written = 0;
  let bothHaveWritten = () => {};
  const both = new Promise<void>((resolve) => {
    bothHaveWritten = resolve;
  });
  const count = (eventId: string) =>
    partnerCaller.inScope(async (ctx) => {
      await keepTouches(ctx, vendorId, [touch(ctx, eventId)]);
      written += 1;
      if (written === 2) bothHaveWritten();
      await both;
      return (await holdLeads(ctx, vendorId, [leadId])).map(({ id }) => id);
    });
  expect(await Promise.all([count('test.1'), count('test.2')])).toEqual([[leadId], [leadId]]);
});
