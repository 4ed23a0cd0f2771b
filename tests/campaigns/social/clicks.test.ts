import { expect, test } from 'vitest';
import { newId } from '#campaigns/kernel/ids.ts';
import { listPublications } from '#campaigns/social/publication-queries.ts';
import { recordSocialClicks, type SocialClick } from '#campaigns/social/record-clicks.ts';
import { aPartner, aPartnerCaller, aPartnership } from '#tests/factories/partners.ts';
import { aCapturedPost } from '#tests/factories/social.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

const aClick = (publicationId: string, kind: SocialClick['class'] = 'human'): SocialClick => ({
  ...{ eventId: newId('engagement'), publicationId, class: kind, reason: '', at: new Date() },
});

test('people are counted at the post, machines apart; what could be either counts as a person', async () => {
  const there = await aPartnerWorld();
  const { publicationId } = await aCapturedPost(there.world, there);
  const kinds = ['human', 'machine', 'unknown', 'machine', 'machine'] as const;
  await recordSocialClicks(
    there.partnerCaller,
    kinds.map((kind) => aClick(publicationId, kind)),
  );
  const row = await there.partnerCaller.inScope((ctx) =>
    ctx.db.socialPublication.findFirst({ select: { clicks: true, machineClicks: true } }),
  );
  expect(row).toEqual({ clicks: 2, machineClicks: 3 });
});

test('R12: a click that comes again, in the same page or in another, counts once', async () => {
  const there = await aPartnerWorld();
  const { publicationId } = await aCapturedPost(there.world, there);
  const click = aClick(publicationId);
  for (let time = 0; time < 3; time += 1)
    await recordSocialClicks(there.partnerCaller, [click, aClick(publicationId, 'machine')]);
  const [row] = await there.partnerCaller.inScope((ctx) => listPublications(ctx));
  expect(row?.clicks).toBe(1);
  expect(await there.partnerCaller.inScope((ctx) => ctx.db.engagement.count({ where: { class: 'human' } }))).toBe(1);
});

test('R24: a click in the wrong partner’s name counts nowhere', async () => {
  const there = await aPartnerWorld();
  const { publicationId } = await aCapturedPost(there.world, there);
  const other = await aPartner(there.world);
  await aPartnership(there.world, { vendor: there.vendor, partner: other });
  const stranger = aPartnerCaller(there.world, other);
  await recordSocialClicks(stranger, [aClick(publicationId)]);
  expect(await stranger.inScope((ctx) => ctx.db.engagement.count())).toBe(0);
  const [row] = await there.partnerCaller.inScope((ctx) => listPublications(ctx));
  expect(row?.clicks).toBe(0);
});
