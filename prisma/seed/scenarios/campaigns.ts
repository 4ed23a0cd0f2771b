import type { CampaignId, TemplateVersionId } from '#campaigns/kernel/ids.ts';
import { toLocalTime } from '#campaigns/kernel/time.ts';
import { aCampaign } from '#tests/factories/catalog.ts';
import type { SeedWorld } from '../demo.ts';
import { type DemoVendor, named } from './organizations.ts';

export type DemoCampaign = {
  name: string;
  goal: string;
  description: string;
  templateVersionId: TemplateVersionId;
  status?: 'draft' | 'published';
  /** From the day of the act on; open when left out. */
  runsForDays?: number;
  tiers?: string[];
  groups?: string[];
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** A campaign of the vendor that begins on the day of the act; a draft has no days yet. */
export async function makeCampaign(
  world: SeedWorld,
  vendor: DemoVendor,
  given: DemoCampaign,
): Promise<{ id: CampaignId }> {
  const { runsForDays, tiers = [], groups = [], ...rest } = given;
  const dayIn = (days: number) =>
    toLocalTime(new Date(world.clock.now().getTime() + days * DAY_MS), 'UTC').slice(0, 'YYYY-MM-DD'.length);
  return aCampaign(world, vendor, {
    ...rest,
    ...(given.status === 'draft' ? {} : { startsOn: dayIn(0) }),
    ...(runsForDays ? { endsOn: dayIn(runsForDays) } : {}),
    tierIds: tiers.map((name) => named(vendor.tiers, name)),
    groupIds: groups.map((name) => named(vendor.groups, name)),
  });
}
