import { beforeAll, expect, test } from 'vitest';
import { aMembership, aUser, aVendor, aVendorCaller } from '#tests/factories/accounts.ts';
import { aPartner, aPartnership } from '#tests/factories/partners.ts';
import { aPublishedCampaign } from '#tests/factories/sent-mailing.ts';
import { type WebStand, webStand } from '../harness/web-stand.ts';

const PASSWORD = 'walrus under lamp post';

let stand: WebStand;
beforeAll(async () => {
  stand = await webStand();
}, 120_000);

test('the partner’s first screen offers what its reader may do: a campaign to launch, and to a sales rep what waits', async () => {
  const { world } = stand;
  const [owner, rep] = [await aUser(world, { password: PASSWORD }), await aUser(world, { password: PASSWORD })];
  const [vendor, partner] = [await aVendor(world), await aPartner(world, { owner })];
  await aPartnership(world, { vendor, partner });
  await aMembership(world, rep, { partnerId: partner.id, role: 'sales_rep' });
  await aPublishedCampaign(aVendorCaller(world, vendor));
  const firstScreenOf = async (email: string) => {
    const browser = stand.browser();
    await browser.signIn(email, PASSWORD);
    return (await browser.get('/partner')).text;
  };
  const [owners, reps] = [await firstScreenOf(owner.email), await firstScreenOf(rep.email)];
  expect(owners).toContain('Review and launch');
  expect(reps).not.toContain('Review and launch');
  for (const text of [owners, reps]) expect(text).toContain('Waiting for you');
});
