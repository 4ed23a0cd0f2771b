import { invitationToken, setUpToken } from '#campaigns/accounts/invitation-token.ts';
import { inviteMember } from '#campaigns/accounts/invite-member.ts';
import { unsubscribeToken } from '#campaigns/delivery/tracking/tokens.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { invariant } from '#campaigns/kernel/errors.ts';
import type { FormId, LaunchId } from '#campaigns/kernel/ids.ts';
import { createLaunch } from '#campaigns/launches/create-launch.ts';
import { saveLaunch } from '#campaigns/launches/save-launch.ts';
import { pageToken } from '#campaigns/leads/page-token.ts';
import { DEFAULT_RULES } from '#campaigns/leads/scoring/default-rules.ts';
import { approvalToken } from '#campaigns/social/approval-token.ts';
import { createPost } from '#campaigns/social/create-post.ts';
import { aMembership, anApiKey, aUser, aVendor, aVendorCaller, type TestUser } from '#tests/factories/accounts.ts';
import { aCampaign } from '#tests/factories/catalog.ts';
import { anAudience, someContacts } from '#tests/factories/contacts.ts';
import { aPublishedBrandKit, aTemplate, SMALL_SOURCE } from '#tests/factories/content.ts';
import { anImportCaller, aReadImport } from '#tests/factories/imports.ts';
import { aRunningJourney, runJourney } from '#tests/factories/journeys.ts';
import { aConfirmedLaunch } from '#tests/factories/launches.ts';
import { QUOTE_FORM } from '#tests/factories/leads.ts';
import { aPartner, aPartnerCaller, aPartnerGroup, aPartnership, aTier } from '#tests/factories/partners.ts';
import { aCapturedPost, aPost, aTopic } from '#tests/factories/social.ts';
import { anItem, aWidget } from '#tests/factories/widgets.ts';
import type { TestWorld } from '#tests/setup/build-world.ts';
import type { PartnerWorld } from '#tests/setup/partner-world.ts';
import { someLeads, someMoney } from './rich-returns.ts';
import { expect, PASSWORD } from './test.ts';

/** A vendor and a partner, new: nothing made, nobody else there. */
export async function anEmptyWorld(world: TestWorld): Promise<PartnerWorld> {
  const [admin, owner] = await Promise.all([
    aUser(world, { name: 'Alex Example', password: PASSWORD }),
    aUser(world, { password: PASSWORD }),
  ]);
  const [vendor, partner] = [await aVendor(world, { admin }), await aPartner(world, { owner })];
  await aPartnership(world, { vendor, partner });
  return {
    world,
    vendor,
    partner,
    vendorCaller: aVendorCaller(world, vendor),
    partnerCaller: aPartnerCaller(world, partner),
  };
}

export type RichWorld = PartnerWorld & Awaited<ReturnType<typeof furnish>> & { salesRep: TestUser };

/** Something of everything, and a launch that the product's own worker has sent. */
export async function aRichWorld(world: TestWorld): Promise<RichWorld> {
  const there = await anEmptyWorld(world);
  const salesRep = await aUser(world, { name: 'Sam Example', password: PASSWORD });
  await aMembership(world, salesRep, { partnerId: there.partner.id, role: 'sales_rep' });
  return { ...there, salesRep, ...(await furnish(there)) };
}

async function furnish(there: PartnerWorld) {
  const { world, vendor, partner, vendorCaller, partnerCaller } = there;
  await aTier(world, vendor, { name: 'Example tier' });
  await aPartnerGroup(world, vendor, { name: 'Example group' });
  await anApiKey(world, vendor.admin, { vendorId: vendor.id });
  await anApiKey(world, partner.owner, { partnerId: partner.id });
  const { invitationId } = await inviteMember(vendorCaller, {
    email: `new.${partner.slug}@example.test`,
    role: 'marketer',
  });
  const template = await aTemplate(world, vendor, { name: 'Example template' });
  const campaign = await aCampaign(world, vendor, { name: 'Example campaign', templateVersionId: template.versionId });
  const draftCampaign = await aCampaign(world, vendor, {
    name: 'Example draft',
    status: 'draft',
    templateVersionId: template.versionId,
  });
  await aPublishedBrandKit(world, partner);
  const [contact] = await someContacts(partnerCaller, 12);
  invariant(contact, 'twelve contacts were made');
  const audience = await anAudience(partnerCaller, { name: 'Example audience' });
  const importId = await aReadImport(
    anImportCaller(partnerCaller),
    'E-mail,First name\nlee@example.test,Lee\nnobody,Jo\n',
  );

  const aDraft = () => createLaunch(partnerCaller, { vendorId: vendor.id, campaignId: campaign.id });
  const aReadyDraft = async () => {
    const { id } = await aDraft();
    await saveLaunch(partnerCaller, { launchId: id, revision: 1, zones: {}, audienceId: audience.id });
    return id;
  };
  const launches = {
    draft: (await aDraft()).id,
    ready: await aReadyDraft(),
    scheduled: await aReadyDraft(),
    sent: await aReadyDraft(),
  };
  await aConfirmedLaunch(there, launches.scheduled, {
    when: 'later',
    startsLocal: '2099-03-02T09:00',
    timeZone: 'UTC',
  });
  await aLaunchSentAtOnce(there, launches.sent);
  const journey = await aRunningJourney(there, undefined, { brandKit: false });
  await runJourney(partnerCaller, journey.activationId);
  const { offer, formId, ...returns } = await someLeads(there, launches.sent);
  const widgets = await someWidgets(there, formId);
  const money = await someMoney(there, launches.sent);
  const delivery = await inTransaction(partnerCaller, ({ db }) =>
    db.delivery.findFirstOrThrow({ where: { contactId: contact.id }, select: { id: true } }),
  );
  const mail = await inTransaction(partnerCaller, ({ db }) =>
    db.capturedMail.findFirstOrThrow({ select: { id: true } }),
  );
  const { keys } = world.install;
  return {
    mailId: mail.id,
    ...widgets,
    ...(await someSocialPosts(there)),
    template,
    campaign,
    draftCampaign,
    contact,
    audience,
    importId,
    launches,
    journey,
    formId,
    ...returns,
    ...money,
    tokens: {
      invitation: invitationToken(keys, invitationId),
      offer,
      posts: approvalToken(keys, {
        partnerId: partner.id,
        email: partner.owner.email,
        until: new Date(Date.now() + 600_000),
      }),
      page: pageToken(keys, { kind: 'form', vendorId: vendor.id, formId }),
      setUp: setUpToken(keys, Date.now() + 600_000),
      unsubscribe: unsubscribeToken(keys, {
        partnerId: partner.id,
        deliveryId: delivery.id,
        contactId: contact.id,
      } as Parameters<typeof unsubscribeToken>[1]),
    },
  };
}

/** A draft, a post whose copy waits for its partner, and one that is out, by this process or by the running worker. */
async function someSocialPosts(there: PartnerWorld) {
  const topicId = await aTopic(there, 'requires_approval');
  const { postId } = await createPost(there.vendorCaller, { topicId, title: 'Example post' });
  const waiting = await aPost(there, { topicId, title: 'Example post' });
  const out = await aCapturedPost(there.world, there, { title: 'Example post' });
  const where = { partnerId: there.partner.id, state: 'published' };
  await expect
    .poll(() => inTransaction(there.partnerCaller, ({ db }) => db.socialPublication.count({ where })), {
      timeout: 60_000,
    })
    .toBe(1);
  return { socialPosts: [postId, waiting, out.postId], capturedPostId: out.capturedPostId };
}

/** An item of each kind, and a widget of two. */
async function someWidgets({ vendor, vendorCaller, partnerCaller }: PartnerWorld, formId: FormId) {
  const items = [
    await anItem(vendorCaller, { title: 'Example item', summary: 'Example summary' }),
    await anItem(vendorCaller, { kind: 'event', title: 'Example event', status: 'draft' }),
    await anItem(vendorCaller, { kind: 'product', title: 'Example product' }),
  ];
  const common = { vendorId: vendor.id, name: 'Example widget' };
  const widgets = [
    await aWidget(partnerCaller, common),
    await aWidget(partnerCaller, { ...common, kind: 'form', formId, origins: [] }),
  ];
  return { itemIds: items.map(({ itemId }) => itemId), widgetIds: widgets.map(({ widgetId }) => widgetId) };
}

/** Confirmed two minutes ago by its clock, so that the time to take it back is over; the running worker sends it. */
async function aLaunchSentAtOnce(there: PartnerWorld, launchId: LaunchId): Promise<void> {
  const { partnerCaller } = there;
  const past = new Date(Date.now() - 120_000);
  await aConfirmedLaunch({ ...there, partnerCaller: { ...partnerCaller, clock: { now: () => past } } }, launchId);
  await expect
    .poll(
      () =>
        inTransaction(partnerCaller, ({ db }) =>
          db.launch.findFirstOrThrow({ where: { id: launchId }, select: { status: true } }),
        ).then(({ status }) => status),
      { timeout: 60_000 },
    )
    .toBe('done');
}

/** Every word of a world that was made up here: data, and nobody's to translate. */
export function wordsOf({ vendor, partner, campaign, draftCampaign, template, audience }: RichWorld): string[] {
  const names = [vendor, partner, campaign, draftCampaign, template, audience].map(({ name }) => name);
  const people = ['Alex Example', 'Robin Example', 'Sam Example', 'Kim Example', 'Kim', 'Example Ltd', 'Harbour IT'];
  const others = ['For this test', 'EUR', 'Example tier', 'Example group', 'Test key', 'Test', 'test'];
  const website = ['Example widget', 'Example item', 'Example summary', 'Example event', 'Example product'];
  const posts = [
    'Example post',
    'Brightside Systems',
    'Brightside',
    'New this spring.',
    'Solar with storage.',
    'First words',
  ];
  const steps = ['pause'];
  const returns = ['Example form', 'Example deal', 'Example fund', 'Example request', 'Example claim', 'Example line'];
  const mail = [
    'News from',
    'Headline',
    'Message',
    'Action',
    'Spring offer',
    'our spring offer is here',
    'See the offer',
  ];
  const { fields, ...form } = QUOTE_FORM;
  const formWords = [...Object.values(form), ...fields.map(({ label }) => label), 'You may write to me.'];
  return [
    ...names,
    ...people,
    ...others,
    ...returns,
    ...website,
    ...posts,
    ...steps,
    ...mail,
    ...formWords,
    ...DEFAULT_RULES.groups.map(({ key }) => key),
    'Unsubscribe',
    'View in browser',
    ...Object.values(SMALL_SOURCE).map(String),
  ];
}
