import { expect, test } from 'vitest';
import { listMembershipsOfUser } from '#campaigns/accounts/memberships.ts';
import type { InvitationId, UserId } from '#campaigns/kernel/ids.ts';
import type { SystemMail } from '#campaigns/kernel/mail.ts';
import type { World } from '#campaigns/kernel/world.ts';
import { readInvitation } from '#campaigns/partners/answer-invitation.ts';
import { invitePartner } from '#campaigns/partners/invite-partner.ts';
import { companyKey } from '#campaigns/partners/match-partner.ts';
import { listPartners, listVendors } from '#campaigns/partners/queries.ts';
import { ListPartnersInput } from '#campaigns/partners/schema.ts';
import { sendInvitation } from '#campaigns/partners/send-invitation.ts';
import { aMembership, aUser, aVendor, aVendorCaller, unique } from '#tests/factories/accounts.ts';
import { accept, tokenOf } from '#tests/factories/invitations.ts';
import { aPartner, aPartnerCaller, aPartnerGroup, aPartnership, aTier } from '#tests/factories/partners.ts';
import { aTestWorld } from '#tests/setup/world.ts';

const EVERYTHING = ListPartnersInput.parse({});

/** The mails of an invitation, as the job makes them. */
async function mailsOf(world: World, invitationId: InvitationId): Promise<SystemMail[]> {
  const mails: SystemMail[] = [];
  const systemMailer = async (mail: SystemMail) => void mails.push(mail);
  await sendInvitation({ ...world, system: world.database.system, systemMailer }, { invitationId });
  return mails;
}

async function aVendorWorld() {
  const world = await aTestWorld();
  const vendor = await aVendor(world);
  return { world, vendor, caller: aVendorCaller(world, vendor) };
}

test('a company that is new becomes a partner with its owner, in the tier and groups of the invitation', async () => {
  const { world, vendor, caller } = await aVendorWorld();
  const [tierId, groupId] = [await aTier(world, vendor), await aPartnerGroup(world, vendor)];
  const email = `kim@${unique()}.test`;
  const { invitationId } = await invitePartner(caller, {
    companyName: 'Nordlicht Systeme GmbH',
    email,
    tierId,
    groupIds: [groupId],
  });
  const { userId } = await accept(world, invitationId);
  expect(await listMembershipsOfUser(world.database.system, userId)).toMatchObject([
    {
      role: 'partner.owner',
      organization: { name: 'Nordlicht Systeme GmbH', slug: expect.stringMatching(/^nordlicht-systeme-gmbh(-\d+)?$/) },
    },
  ]);
  expect((await caller.inScope((ctx) => listPartners(ctx, EVERYTHING))).items).toMatchObject([
    { name: 'Nordlicht Systeme GmbH', status: 'active', tier: { tierId }, groups: [{ groupId }] },
  ]);
});

test('an address that is here already gets another partnership and no second account or company', async () => {
  const { world, caller } = await aVendorWorld();
  const partner = await aPartner(world);
  const before = await world.database.system.partner.count();
  const { email, id: userId } = partner.owner;
  const { invitationId } = await invitePartner(caller, { companyName: 'Whatever they call it', email, groupIds: [] });
  await expect(accept(world, invitationId)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(accept(world, invitationId, { userId })).resolves.toMatchObject({ organizationId: partner.id });
  expect(await world.database.system.partner.count()).toBe(before);
  expect((await caller.inScope((ctx) => listPartners(ctx, EVERYTHING))).items).toMatchObject([
    { partnerId: partner.id },
  ]);
});

test('one who owns two companies chooses, or brings a third', async () => {
  const { world, vendor } = await aVendorWorld();
  const owner = await aUser(world);
  const [one, two] = [await aPartner(world, { owner }), await aPartner(world, { owner })];
  const invite = async () => {
    const another = await aVendor(world);
    const input = { companyName: `Third ${unique()}`, email: owner.email, groupIds: [] };
    return (await invitePartner(aVendorCaller(world, another), input)).invitationId;
  };
  const first = await invite();
  const parts = { system: world.database.system, keys: world.install.keys, now: world.clock.now() };
  const view = await readInvitation(parts, { token: tokenOf(world, first), userId: owner.id });
  expect(view.next).toMatchObject({
    kind: 'accept',
    companies: expect.arrayContaining([expect.objectContaining({ partnerId: one.id })]),
  });
  await expect(accept(world, first, { userId: owner.id })).rejects.toMatchObject({
    code: 'invalid',
    fields: { company: expect.any(String) },
  });
  await expect(accept(world, first, { userId: owner.id, company: vendor.id })).rejects.toMatchObject({
    code: 'invalid',
  });
  await expect(accept(world, first, { userId: owner.id, company: two.id })).resolves.toMatchObject({
    organizationId: two.id,
  });
  const made = await accept(world, await invite(), { userId: owner.id, company: 'new' });
  expect([one.id, two.id]).not.toContain(made.organizationId);
});

test('a company that is here by name and mail domain: its owners are asked, and only they say yes', async () => {
  const { world, caller } = await aVendorWorld();
  const domain = `${unique()}.test`;
  const owner = await aUser(world, { email: `boss@${domain}` });
  const partner = await aPartner(world, { name: 'Fjord Data AS', owner });
  const { invitationId } = await invitePartner(caller, {
    companyName: 'fjord data',
    email: `new@${domain}`,
    groupIds: [],
  });
  const mails = await mailsOf(world, invitationId);
  expect(mails.map(({ to }) => to.address)).toEqual([owner.email]);
  expect(mails[0]?.text).toContain(`new@${domain}`);
  await expect(accept(world, invitationId)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(accept(world, invitationId, { userId: owner.id })).resolves.toMatchObject({
    organizationId: partner.id,
  });
});

test('a name alone lets nobody in: an outsider who names a company gets a company of their own', async () => {
  const { world, caller } = await aVendorWorld();
  const partner = await aPartner(world, { name: 'Fjord Data AS' });
  const email = `outsider@${unique()}.test`;
  const { invitationId } = await invitePartner(caller, { companyName: 'Fjord Data AS', email, groupIds: [] });
  expect((await mailsOf(world, invitationId)).map(({ to }) => to.address)).toEqual([email]);
  const { organizationId } = await accept(world, invitationId);
  expect(organizationId).not.toBe(partner.id);
});

test('addresses that everybody can have say nothing about a company', async () => {
  const { world, caller } = await aVendorWorld();
  const owner = await aUser(world, { email: `boss.${unique()}@gmail.com` });
  const partner = await aPartner(world, { name: 'Fjord Data AS', owner });
  const { invitationId } = await invitePartner(caller, {
    companyName: 'Fjord Data',
    email: `x.${unique()}@gmail.com`,
    groupIds: [],
  });
  const { organizationId } = await accept(world, invitationId);
  expect(organizationId).not.toBe(partner.id);
});

test('a member who is no owner does not decide for the company', async () => {
  const { world, caller } = await aVendorWorld();
  const partner = await aPartner(world);
  const rep = await aUser(world);
  await aMembership(world, rep, { partnerId: partner.id, role: 'sales_rep' });
  const { invitationId } = await invitePartner(caller, { companyName: 'Any', email: rep.email, groupIds: [] });
  expect((await mailsOf(world, invitationId)).map(({ to }) => to.address)).toEqual([partner.owner.email]);
  await expect(accept(world, invitationId, { userId: rep.id })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(accept(world, invitationId, { userId: partner.owner.id })).resolves.toMatchObject({
    organizationId: partner.id,
  });
});

test('the vendor cannot tell from its own screens whether the company was here before', async () => {
  const { world, caller } = await aVendorWorld();
  const partner = await aPartner(world);
  const known = await invitePartner(caller, { companyName: 'A', email: partner.owner.email, groupIds: [] });
  const unknown = await invitePartner(caller, { companyName: 'A', email: `x@${unique()}.test`, groupIds: [] });
  const shape = async ({ invitationId }: { invitationId: InvitationId }) => {
    const row = await caller.inScope(({ db }) => db.invitation.findUniqueOrThrow({ where: { id: invitationId } }));
    return { ...row, id: '', email: '', tokenHash: '', createdAt: 0, expiresAt: 0 };
  };
  expect(await shape(known)).toEqual(await shape(unknown));
});

test('a partnership that had ended begins again', async () => {
  const { world, vendor, caller } = await aVendorWorld();
  const partner = await aPartner(world);
  await aPartnership(world, { vendor, partner, status: 'ended' });
  const { invitationId } = await invitePartner(caller, { companyName: 'A', email: partner.owner.email, groupIds: [] });
  await accept(world, invitationId, { userId: partner.owner.id as UserId });
  const vendors = await aPartnerCaller(world, partner).inScope(listVendors);
  expect(vendors).toMatchObject([{ vendorId: vendor.id, status: 'active', endedAt: null }]);
});

test('a tier or group of another vendor is refused at its field', async () => {
  const { world, caller } = await aVendorWorld();
  const other = await aVendor(world);
  const input = { companyName: 'A', email: `x@${unique()}.test`, groupIds: [] };
  await expect(invitePartner(caller, { ...input, tierId: await aTier(world, other) })).rejects.toMatchObject({
    code: 'invalid',
    fields: { tierId: expect.any(String) },
  });
  await expect(
    invitePartner(caller, { ...input, groupIds: [await aPartnerGroup(world, other)] }),
  ).rejects.toMatchObject({
    code: 'invalid',
    fields: { groupIds: expect.any(String) },
  });
});

test('the mail has the link, in HTML and in text, and names stay text', async () => {
  const { world } = await aVendorWorld();
  const vendor = await aVendor(world, { name: 'Tom & <b>Jerry</b>' });
  const { invitationId } = await invitePartner(aVendorCaller(world, vendor), {
    companyName: '"><script>alert(1)</script>',
    email: `x@${unique()}.test`,
    groupIds: [],
  });
  const [mail] = await mailsOf(world, invitationId);
  const link = `http://localhost:3000/invitation/${tokenOf(world, invitationId)}`;
  expect(mail?.text).toContain(link);
  expect(mail?.html).toContain(`href="${link}"`);
  expect(mail?.html).not.toMatch(/<script|<b>Jerry/);
  expect(mail?.subject).toBe('Tom & <b>Jerry</b> invites "><script>alert(1)</script> as a partner');
});

test('companies are the same without their legal form, case and accents', () => {
  for (const name of ['Nordwind GmbH', 'nordwind gmbh & co. kg', 'NORDWIND', 'Nórdwind, Inc.'])
    expect(companyKey(name)).toBe('nordwind');
  expect(companyKey('GmbH')).toBe('gmbh');
  expect(companyKey('Nordwind Süd')).not.toBe(companyKey('Nordwind'));
});
