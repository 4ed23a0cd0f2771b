import type { LaunchId } from '#campaigns/kernel/ids.ts';
import { createLaunch } from '#campaigns/launches/create-launch.ts';
import { readLaunchEditor } from '#campaigns/launches/read-launch-editor.ts';
import { saveLaunch } from '#campaigns/launches/save-launch.ts';
import { scheduleLaunch } from '#campaigns/launches/schedule-launch.ts';
import type { ScheduleLaunchInput, ZoneValues } from '#campaigns/launches/schema.ts';
import type { PartnerWorld } from '#tests/setup/partner-world.ts';
import { aCampaign } from './catalog.ts';
import { anAudience, someContacts } from './contacts.ts';
import { aPublishedBrandKit } from './content.ts';

/** A draft of a published campaign with nothing chosen yet. */
export async function aLaunchDraft({ world, vendor, partnerCaller }: PartnerWorld): Promise<{ id: LaunchId }> {
  const campaign = await aCampaign(world, vendor);
  return createLaunch(partnerCaller, { vendorId: vendor.id, campaignId: campaign.id });
}

/** A draft that nothing stands in the way of: brand kit published, contacts, audience chosen. */
export async function aReadyLaunch(
  there: PartnerWorld,
  given: { people?: number; zones?: ZoneValues } = {},
): Promise<{ id: LaunchId }> {
  const { world, partner, partnerCaller } = there;
  await aPublishedBrandKit(world, partner);
  await someContacts(partnerCaller, given.people ?? 3);
  const audience = await anAudience(partnerCaller);
  const { id } = await aLaunchDraft(there);
  await saveLaunch(partnerCaller, { launchId: id, revision: 1, zones: given.zones ?? {}, audienceId: audience.id });
  return { id };
}

/** Confirms what the last page shows. */
export async function aConfirmedLaunch(
  { partnerCaller }: PartnerWorld,
  launchId: LaunchId,
  plan: ScheduleLaunchInput['plan'] = { when: 'now' },
) {
  const { launch, count } = await readLaunchEditor(partnerCaller, { launchId });
  return scheduleLaunch(partnerCaller, {
    launchId,
    revision: launch.revision,
    confirmedCount: count?.reachable ?? 0,
    plan,
  });
}
