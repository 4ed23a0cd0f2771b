import { createCampaign } from '#campaigns/catalog/create-campaign.ts';
import { publishCampaign } from '#campaigns/catalog/publish-campaign.ts';
import { updateCampaign } from '#campaigns/catalog/update-campaign.ts';
import { withdrawCampaign } from '#campaigns/catalog/withdraw-campaign.ts';
import { invariant } from '#campaigns/kernel/errors.ts';
import type { CampaignId, GroupId, TacticId, TemplateVersionId, TierId } from '#campaigns/kernel/ids.ts';
import type { World } from '#campaigns/kernel/world.ts';
import { aVendorCaller, type TestVendor, unique } from './accounts.ts';
import { aTemplate } from './content.ts';

/** A campaign with one e-mail, published for every partner unless told otherwise. */
export async function aCampaign(
  world: World,
  vendor: TestVendor,
  given: {
    name?: string;
    goal?: string;
    description?: string;
    status?: 'draft' | 'published' | 'withdrawn';
    templateVersionId?: TemplateVersionId;
    startsOn?: string;
    endsOn?: string;
    tierIds?: TierId[];
    groupIds?: GroupId[];
  } = {},
): Promise<{ id: CampaignId; name: string; tacticId: TacticId; templateVersionId: TemplateVersionId }> {
  const { status = 'published', goal = '', description = '', startsOn, endsOn, tierIds, groupIds } = given;
  const name = given.name ?? `Campaign ${unique()}`;
  const caller = aVendorCaller(world, vendor);
  const templateVersionId = given.templateVersionId ?? (await aTemplate(world, vendor)).versionId;
  const { id } = await createCampaign(caller, { name, goal, description, templateVersionId });
  const campaign = await updateCampaign(caller, { campaignId: id, startsOn, endsOn, tierIds, groupIds });
  const [tactic] = campaign.tactics;
  invariant(tactic, 'a new campaign has its tactic');
  if (status !== 'draft') await publishCampaign(caller, { campaignId: id });
  if (status === 'withdrawn') await withdrawCampaign(caller, { campaignId: id });
  return { id, name, tacticId: tactic.id, templateVersionId };
}
