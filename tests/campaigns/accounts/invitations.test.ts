import { expect, test } from 'vitest';
import { hashToken } from '#campaigns/accounts/invitation-token.ts';
import { inviteMember } from '#campaigns/accounts/invite-member.ts';
import { listMembershipsOfUser } from '#campaigns/accounts/memberships.ts';
import { listMembers, listOpenInvitations } from '#campaigns/accounts/queries.ts';
import { removeMember } from '#campaigns/accounts/remove-member.ts';
import { resendInvitation } from '#campaigns/accounts/resend-invitation.ts';
import { withdrawInvitation } from '#campaigns/accounts/withdraw-invitation.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { makeKeys } from '#campaigns/kernel/secrets.ts';
import { aUser, aVendor, aVendorCaller, unique } from '#tests/factories/accounts.ts';
import { accept, tokenOf } from '#tests/factories/invitations.ts';
import { aPartnerCaller } from '#tests/factories/partners.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { aTestWorld } from '#tests/setup/world.ts';

const anAddress = () => `new.${unique()}@example.test`;

test('an invitation is accepted once: the second time its link is worth nothing', async () => {
  const { world, vendor, vendorCaller } = await aPartnerWorld();
  const { invitationId } = await inviteMember(vendorCaller, { email: anAddress(), role: 'marketer' });
  const { userId, organizationId } = await accept(world, invitationId);
  expect(organizationId).toBe(vendor.id);
  expect(await listMembershipsOfUser(world.database.system, userId)).toMatchObject([{ role: 'vendor.marketer' }]);
  await expect(accept(world, invitationId, { userId })).rejects.toMatchObject({ code: 'expired' });
});

test('two browsers that accept at the same moment make one account and one membership', async () => {
  const { world, vendorCaller } = await aPartnerWorld();
  const email = anAddress();
  const { invitationId } = await inviteMember(vendorCaller, { email, role: 'admin' });
  const answers = await Promise.allSettled([1, 2, 3, 4].map(() => accept(world, invitationId)));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await world.database.system.user.count({ where: { email } })).toBe(1);
  expect(await world.database.system.membership.count({ where: { email } })).toBe(1);
});

test('a link is good for 7 days and not a second longer', async () => {
  const { world, vendorCaller } = await aPartnerWorld({ now: '2026-03-01T10:00:00Z' });
  const { invitationId } = await inviteMember(vendorCaller, { email: anAddress(), role: 'marketer' });
  world.clock.set('2026-03-08T10:00:00Z');
  await expect(accept(world, invitationId)).rejects.toMatchObject({ code: 'expired' });
  world.clock.set('2026-03-08T09:59:59Z');
  await expect(accept(world, invitationId)).resolves.toMatchObject({});
});

test('a withdrawn invitation opens nothing, and only its own organization withdraws it', async () => {
  const [own, stranger] = [await aPartnerWorld(), await aPartnerWorld()];
  const { invitationId } = await inviteMember(own.vendorCaller, { email: anAddress(), role: 'marketer' });
  for (const caller of [stranger.vendorCaller, stranger.partnerCaller, own.partnerCaller])
    await expect(withdrawInvitation(caller, { invitationId })).rejects.toMatchObject({ code: 'not_found' });
  await withdrawInvitation(own.vendorCaller, { invitationId });
  await expect(accept(own.world, invitationId)).rejects.toMatchObject({ code: 'expired' });
  await expect(withdrawInvitation(own.vendorCaller, { invitationId })).rejects.toMatchObject({ code: 'conflict' });
});

test('sent again, there is a new link for 7 days and the old one is worth nothing', async () => {
  const { world, vendorCaller } = await aPartnerWorld({ now: '2026-03-01T10:00:00Z' });
  const { invitationId } = await inviteMember(vendorCaller, { email: anAddress(), role: 'marketer' });
  world.clock.set('2026-03-07T10:00:00Z');
  const again = await resendInvitation(vendorCaller, { invitationId });
  world.clock.set('2026-03-13T10:00:00Z');
  await expect(accept(world, invitationId)).rejects.toMatchObject({ code: 'expired' });
  await expect(accept(world, again.invitationId)).resolves.toMatchObject({});
});

test('a token that was changed, cut, or made with another secret is no invitation', async () => {
  const { world, vendorCaller } = await aPartnerWorld();
  const { invitationId } = await inviteMember(vendorCaller, { email: anAddress(), role: 'marketer' });
  const token = tokenOf(world, invitationId);
  const foreign = tokenOf(
    { ...world, install: { ...world.install, keys: makeKeys('another secret of another house') } },
    invitationId,
  );
  const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  const moved = token.replace(invitationId, newId('invitation'));
  for (const wrong of [changed, moved, foreign, token.slice(0, -4), `${token}x`, '', 'inv_x', '.', token.toUpperCase()])
    await expect(accept(world, invitationId, { token: wrong })).rejects.toMatchObject({ code: 'not_found' });
});

test('the secret may change between the mail and the answer', async () => {
  const { world, vendorCaller } = await aPartnerWorld();
  const { invitationId } = await inviteMember(vendorCaller, { email: anAddress(), role: 'marketer' });
  const token = tokenOf(world, invitationId);
  const rotated = makeKeys('the new secret of the same house, longer', world.addresses.secretKey);
  const later = { ...world, install: { ...world.install, keys: rotated } };
  await expect(accept(later, invitationId, { token })).resolves.toMatchObject({});
});

test('the database holds no link: only the SHA-256 of its token', async () => {
  const { world, vendorCaller } = await aPartnerWorld();
  const { invitationId } = await inviteMember(vendorCaller, { email: anAddress(), role: 'marketer' });
  const row = await world.database.system.invitation.findUniqueOrThrow({ where: { id: invitationId } });
  expect(row.tokenHash).toBe(hashToken(tokenOf(world, invitationId)));
  expect(JSON.stringify(row)).not.toContain(tokenOf(world, invitationId).slice(30));
});

test('somebody known signs in to accept; somebody else who is signed in cannot', async () => {
  const { world, vendorCaller } = await aPartnerWorld();
  const [known, other] = [await aUser(world), await aUser(world)];
  const { invitationId } = await inviteMember(vendorCaller, { email: known.email, role: 'marketer' });
  await expect(accept(world, invitationId)).rejects.toMatchObject({ code: 'conflict' });
  await expect(accept(world, invitationId, { userId: other.id })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(accept(world, invitationId, { userId: known.id })).resolves.toMatchObject({ userId: known.id });
});

test('a refusal leaves the invitation open', async () => {
  const { world, vendorCaller } = await aPartnerWorld();
  const { invitationId } = await inviteMember(vendorCaller, { email: anAddress(), role: 'marketer' });
  await expect(accept(world, invitationId, { password: 'password123' })).rejects.toMatchObject({ code: 'invalid' });
  await expect(accept(world, invitationId, { password: 'Person example.test' })).rejects.toMatchObject({
    code: 'invalid',
  });
  await expect(accept(world, invitationId)).resolves.toMatchObject({});
});

test('a member who was removed comes back with the role of the new invitation', async () => {
  const { world, vendor, vendorCaller } = await aPartnerWorld();
  const email = anAddress();
  const first = await inviteMember(vendorCaller, { email, role: 'admin' });
  const { userId } = await accept(world, first.invitationId);
  const members = await vendorCaller.inScope(listMembers);
  const membershipId = members.find((member) => member.email === email)?.membershipId;
  if (!membershipId) throw new Error('no membership');
  await removeMember(vendorCaller, { membershipId });
  expect(await listMembershipsOfUser(world.database.system, userId)).toEqual([]);
  const second = await inviteMember(vendorCaller, { email, role: 'channel_manager' });
  await accept(world, second.invitationId, { userId });
  expect(await listMembershipsOfUser(world.database.system, userId)).toMatchObject([
    { role: 'vendor.channel_manager', organization: { id: vendor.id } },
  ]);
});

test('nobody is invited twice, and no member at all', async () => {
  const { vendor, vendorCaller } = await aPartnerWorld();
  const email = anAddress();
  await inviteMember(vendorCaller, { email, role: 'marketer' });
  const conflict = { code: 'conflict', fields: { email: expect.any(String) } };
  await expect(inviteMember(vendorCaller, { email, role: 'admin' })).rejects.toMatchObject(conflict);
  await expect(inviteMember(vendorCaller, { email: vendor.admin.email, role: 'admin' })).rejects.toMatchObject(
    conflict,
  );
});

test('only who manages members invites, and only into roles of the own side', async () => {
  const { world, vendor, partner } = await aPartnerWorld();
  const input = { email: anAddress(), role: 'marketer' as const };
  for (const caller of [aVendorCaller(world, vendor, 'marketer'), aPartnerCaller(world, partner, 'sales_rep')])
    await expect(inviteMember(caller, input)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(inviteMember(aVendorCaller(world, vendor), { ...input, role: 'owner' })).rejects.toMatchObject({
    code: 'invalid',
  });
  await expect(inviteMember(aPartnerCaller(world, partner), { ...input, role: 'admin' })).rejects.toMatchObject({
    code: 'invalid',
  });
});

test('open invitations of an organization are its own, and past their time are marked', async () => {
  const world = await aTestWorld({ now: '2026-03-01T10:00:00Z' });
  const [vendor, other] = [await aVendor(world), await aVendor(world)];
  await inviteMember(aVendorCaller(world, vendor), { email: anAddress(), role: 'marketer' });
  const list = () => aVendorCaller(world, vendor).inScope((ctx) => listOpenInvitations(ctx, 'vendor'));
  expect(await list()).toMatchObject([{ expired: false }]);
  world.clock.set('2026-03-09T10:00:00Z');
  expect(await list()).toMatchObject([{ expired: true }]);
  expect(await aVendorCaller(world, other).inScope((ctx) => listOpenInvitations(ctx, 'vendor'))).toEqual([]);
});
