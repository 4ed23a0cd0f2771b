import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PartnerPostId } from '#campaigns/kernel/ids.ts';
import type { SystemMail } from '#campaigns/kernel/mail.ts';
import { approvalToken, parseApprovalToken } from '#campaigns/social/approval-token.ts';
import { findPartnersToMail } from '#campaigns/social/claim-publication.sql.ts';
import { decidePartnerPost, saveZones } from '#campaigns/social/decide-partner-post.ts';
import { followPost } from '#campaigns/social/follow-post.ts';
import { getPartnerPost, listWaitingRows } from '#campaigns/social/partner-post-queries.ts';
import { withdrawPost } from '#campaigns/social/publish-post.ts';
import { sendApprovals } from '#campaigns/social/send-approvals.ts';
import { anAccount, aPost, aTopic } from '#tests/factories/social.ts';
import { aFakeSocial } from '#tests/fakes/social.ts';
import type { FakeSocial } from '#tests/fakes/social-calls.ts';
import { aSocialWorld } from './social-world.ts';

let fake: FakeSocial;
beforeEach(async () => {
  fake = await aFakeSocial();
});
afterEach(() => fake.stop());

async function aWaitingPost() {
  const there = await aSocialWorld(fake);
  await anAccount(there.caller, fake, 'mastodon');
  const topicId = await aTopic(there, 'requires_approval');
  const postId = await aPost(there, { topicId, content: { networks: ['mastodon'] } });
  const [copy] = await there.caller.inScope(listWaitingRows);
  const mails: SystemMail[] = [];
  const mail = () => sendApprovals({ ...there.caller, systemMailer: async (one) => void mails.push(one) });
  return { ...there, topicId, postId, partnerPostId: copy?.id as PartnerPostId, mails, mail };
}

const isDue = async ({ world, partner }: Awaited<ReturnType<typeof aWaitingPost>>) =>
  (await findPartnersToMail(world.database.system)).some(({ partnerId }) => partnerId === partner.id);

test('one mail names what waits, with a link that knows partner, address and end; then it is not named again', async () => {
  const there = await aWaitingPost();
  const { mails, mail, world, partner } = there;
  expect(await isDue(there)).toBe(true);
  await mail();
  expect(mails).toHaveLength(1);
  const [sent] = mails;
  expect(sent).toMatchObject({ to: { address: partner.owner.email }, subject: 'A post waits for your answer' });
  expect(sent?.text).toContain('New this spring. Solar with storage.');
  const token = /\/posts\/(\S+)/.exec(sent?.text ?? '')?.[1] ?? '';
  const facts = parseApprovalToken(world.install.keys, token, world.clock.now());
  expect(facts).toMatchObject({ partnerId: partner.id, email: partner.owner.email });
  expect(facts?.until.getTime()).toBe(world.clock.now().getTime() + 14 * 86_400_000);
  expect(await isDue(there)).toBe(false);
});

test('a link that was altered, is another installation’s, or is over opens nothing', async () => {
  const { world, partner } = await aWaitingPost();
  const { keys } = world.install;
  const now = world.clock.now();
  const until = new Date(now.getTime() + 1_000);
  const token = approvalToken(keys, { partnerId: partner.id, email: 'a@example.test', until });
  expect(parseApprovalToken(keys, token, now)).toMatchObject({ email: 'a@example.test' });
  expect(parseApprovalToken(keys, token, new Date(now.getTime() + 1_001))).toBeNull();
  const parts = token.split('.');
  for (let at = 0; at < parts.length; at += 1)
    for (const other of ['', 'x', `${parts[at]}x`, 'prt_00000000000000000000000000'])
      expect(parseApprovalToken(keys, parts.map((part, i) => (i === at ? other : part)).join('.'), now)).toBeNull();
  for (const wrong of ['', '.', 'a.b', `${token}.x`]) expect(parseApprovalToken(keys, wrong, now)).toBeNull();
});

test('approved, it goes out; approved twice is once; who said so is on record', async () => {
  const { caller, partnerPostId, work, publications } = await aWaitingPost();
  await work();
  expect(fake.posts).toEqual([]);
  for (let time = 0; time < 2; time += 1)
    await decidePartnerPost(caller, { partnerPostId, answer: 'approve', by: 'ben@example.test' });
  await work();
  expect(fake.posts).toHaveLength(1);
  expect(await publications()).toMatchObject([{ state: 'published' }]);
  const view = await caller.inScope((ctx) => getPartnerPost(ctx, partnerPostId));
  expect(view).toMatchObject({ state: 'released', decidedBy: 'ben@example.test' });
  await expect(decidePartnerPost(caller, { partnerPostId, answer: 'decline' })).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('declined, it never goes out; withdrawn by its vendor, nobody can approve it', async () => {
  const there = await aWaitingPost();
  const { caller, partnerPostId, work, vendorCaller, postId } = there;
  await decidePartnerPost(caller, { partnerPostId, answer: 'decline' });
  await work();
  await withdrawPost(vendorCaller, { postId });
  await followPost(caller, { vendorId: vendorCaller.scope.vendorId, postId });
  await expect(decidePartnerPost(caller, { partnerPostId, answer: 'approve' })).rejects.toMatchObject({
    code: 'conflict',
    show: 'The vendor withdrew this post.',
  });
  await work();
  expect(fake.tries).toEqual([]);
});

test('a partner’s own words stand in the zones, too long ones are refused, and places in them stay text', async () => {
  const { caller, partnerPostId, work } = await aWaitingPost();
  const save = (intro: string) => saveZones(caller, { partnerPostId, zones: { intro, other: 'nobody asked' } });
  await expect(save('x'.repeat(61))).rejects.toMatchObject({ fields: { 'zones.intro': expect.any(String) } });
  await save('Ours: {{partner.email}} {{link}}.');
  await decidePartnerPost(caller, { partnerPostId, answer: 'approve' });
  await work();
  expect(fake.posts[0]?.text).toContain('Ours: {{partner.email}} {{link}}. Solar with storage.');
  expect(fake.posts[0]?.text).not.toContain('nobody asked');
});

test('an account that has to be signed in to again is mailed about, once a week', async () => {
  const there = await aWaitingPost();
  const { caller, partnerPostId, mails, mail, world } = there;
  await decidePartnerPost(caller, { partnerPostId, answer: 'decline' });
  await mail();
  expect(mails).toEqual([]);
  await caller.inScope((ctx) => ctx.db.socialAccount.updateMany({ data: { status: 'needs_repair' } }));
  expect(await isDue(there)).toBe(true);
  await mail();
  expect(mails[0]?.subject).toBe('A social account has to be signed in to again');
  expect(mails[0]?.text).toContain(`${world.install.publicUrl}/partner/social/accounts`);
  expect(await isDue(there)).toBe(false);
  const eightDaysAgo = new Date(Date.now() - 8 * 86_400_000);
  await caller.inScope((ctx) => ctx.db.socialAccount.updateMany({ data: { remindedAt: eightDaysAgo } }));
  expect(await isDue(there)).toBe(true);
});
