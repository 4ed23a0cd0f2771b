import { expect, test } from 'vitest';
import { changeMemberRole } from '#campaigns/accounts/change-member-role.ts';
import { listMembershipsOfUser } from '#campaigns/accounts/memberships.ts';
import { listAudit, listMembers } from '#campaigns/accounts/queries.ts';
import { removeMember } from '#campaigns/accounts/remove-member.ts';
import type { MembershipId } from '#campaigns/kernel/ids.ts';
import type { World } from '#campaigns/kernel/world.ts';
import { aMembership, aUser, aVendorCaller, type TestUser, type TestVendor } from '#tests/factories/accounts.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

async function aColleague(world: World, vendor: TestVendor, role: 'admin' | 'marketer'): Promise<TestUser> {
  const user = await aUser(world);
  await aMembership(world, user, { vendorId: vendor.id, role });
  return user;
}

async function membershipOf(world: World, user: TestUser): Promise<MembershipId> {
  const [membership] = await listMembershipsOfUser(world.database.system, user.id);
  if (!membership) throw new Error('no membership');
  return membership.id;
}

test('another role holds from the next request on, and stands in the trail with what it was before', async () => {
  const { world, vendor, vendorCaller } = await aPartnerWorld();
  const colleague = await aColleague(world, vendor, 'marketer');
  const membershipId = await membershipOf(world, colleague);
  await changeMemberRole(vendorCaller, { membershipId, role: 'channel_manager' });
  expect(await listMembershipsOfUser(world.database.system, colleague.id)).toMatchObject([
    { role: 'vendor.channel_manager' },
  ]);
  const trail = await vendorCaller.inScope((ctx) => listAudit(ctx, { limit: 1 }));
  expect(trail.items).toMatchObject([
    {
      action: 'member.role_changed',
      objectId: membershipId,
      actorName: vendor.admin.name,
      before: { role: 'marketer' },
      after: { role: 'channel_manager' },
    },
  ]);
});

test('the last administrator can neither be removed nor become something else', async () => {
  const { world, vendor, vendorCaller } = await aPartnerWorld();
  const membershipId = await membershipOf(world, vendor.admin);
  await expect(removeMember(vendorCaller, { membershipId })).rejects.toMatchObject({ code: 'conflict' });
  await expect(changeMemberRole(vendorCaller, { membershipId, role: 'marketer' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await aColleague(world, vendor, 'admin');
  await expect(removeMember(vendorCaller, { membershipId })).resolves.toBeUndefined();
});

test('two administrators who remove each other at the same moment: one stays', async () => {
  const { world, vendor, vendorCaller } = await aPartnerWorld();
  const other = await aColleague(world, vendor, 'admin');
  const ids = [await membershipOf(world, vendor.admin), await membershipOf(world, other)];
  const answers = await Promise.allSettled(ids.map((membershipId) => removeMember(vendorCaller, { membershipId })));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const left = await world.database.system.membership.count({
    where: { vendorId: vendor.id, role: 'admin', revokedAt: null },
  });
  expect(left).toBe(1);
});

test('who does not manage members changes nobody', async () => {
  const { world, vendor } = await aPartnerWorld();
  const membershipId = await membershipOf(world, await aColleague(world, vendor, 'marketer'));
  const caller = aVendorCaller(world, vendor, 'marketer');
  await expect(removeMember(caller, { membershipId })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(changeMemberRole(caller, { membershipId, role: 'admin' })).rejects.toMatchObject({ code: 'forbidden' });
  expect((await caller.inScope(listMembers)).length).toBe(2);
});
