import { expect, test } from 'vitest';
import { changeMemberRole } from '#campaigns/accounts/change-member-role.ts';
import { createApiKey } from '#campaigns/accounts/create-api-key.ts';
import { claimIdempotencyKey, fingerprint, keepAnswer } from '#campaigns/accounts/idempotency.ts';
import { inviteMember } from '#campaigns/accounts/invite-member.ts';
import { listMembershipsOfUser } from '#campaigns/accounts/memberships.ts';
import {
  getOrganization,
  listApiKeys,
  listAudit,
  listMembers,
  listOpenInvitations,
} from '#campaigns/accounts/queries.ts';
import { removeMember } from '#campaigns/accounts/remove-member.ts';
import { resendInvitation } from '#campaigns/accounts/resend-invitation.ts';
import { revokeApiKey } from '#campaigns/accounts/revoke-api-key.ts';
import { withdrawInvitation } from '#campaigns/accounts/withdraw-invitation.ts';
import { unique } from '#tests/factories/accounts.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

const NOT_FOUND = { code: 'not_found' };

/** Everybody but the organization itself: another vendor, another partner, and the other side of its own partnership. */
function strangersOf(own: PartnerWorld, other: PartnerWorld) {
  return [other.vendorCaller, other.partnerCaller, own.partnerCaller];
}

test('a stranger finds no member, invitation, key or trail of a vendor, and changes none', async () => {
  const [own, other] = [await aPartnerWorld(), await aPartnerWorld()];
  const { invitationId } = await inviteMember(own.vendorCaller, {
    email: `x.${unique()}@example.test`,
    role: 'marketer',
  });
  const { apiKeyId } = await createApiKey(own.vendorCaller, { name: 'CRM', scopes: ['campaign:read'] });
  const [membership] = await listMembershipsOfUser(own.world.database.system, own.vendor.admin.id);
  if (!membership) throw new Error('no membership');
  const membershipId = membership.id;
  const before = await own.vendorCaller.inScope(async (ctx) => [await listMembers(ctx), await listApiKeys(ctx)]);
  for (const caller of strangersOf(own, other)) {
    await expect(withdrawInvitation(caller, { invitationId })).rejects.toMatchObject(NOT_FOUND);
    await expect(resendInvitation(caller, { invitationId })).rejects.toMatchObject(NOT_FOUND);
    await expect(revokeApiKey(caller, { apiKeyId })).rejects.toMatchObject(NOT_FOUND);
    await expect(removeMember(caller, { membershipId })).rejects.toMatchObject(NOT_FOUND);
    await expect(changeMemberRole(caller, { membershipId, role: 'marketer' })).rejects.toMatchObject(NOT_FOUND);
    const seen = await caller.inScope(async (ctx) => [
      await listMembers(ctx),
      await listOpenInvitations(ctx, 'vendor'),
      await listOpenInvitations(ctx, 'partner'),
      await listApiKeys(ctx),
      (await listAudit(ctx, { limit: 200 })).items,
      await getOrganization(ctx),
    ]);
    const text = JSON.stringify(seen);
    for (const hidden of [invitationId, apiKeyId, membershipId, own.vendor.id, own.vendor.admin.email])
      expect(text).not.toContain(hidden);
  }
  expect(await own.vendorCaller.inScope(async (ctx) => [await listMembers(ctx), await listApiKeys(ctx)])).toEqual(
    before,
  );
});

test('the same idempotency key of two organizations is two keys', async () => {
  const [own, other] = [await aPartnerWorld(), await aPartnerWorld()];
  const call = { key: 'order-1', requestHash: fingerprint('createCampaign', { name: 'A' }) };
  expect(await claimIdempotencyKey(own.vendorCaller, call)).toEqual({ kind: 'first' });
  await keepAnswer(own.vendorCaller, { key: 'order-1', status: 201, body: { secret: own.vendor.id } });
  for (const caller of strangersOf(own, other))
    expect(await claimIdempotencyKey(caller, call)).toEqual({ kind: 'first' });
  expect(await claimIdempotencyKey(own.vendorCaller, call)).toMatchObject({ kind: 'replay', status: 201 });
});
