import type { z } from 'zod';
import { listVersionChoices, type VersionChoice } from '#campaigns/content/version-choices.ts';
import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { countPartnersWhoSee } from '#campaigns/partners/meant-for-queries.ts';
import { type GroupRow, listGroups, listTiers, type TierRow } from '#campaigns/partners/queries.ts';
import { type JourneyFigures, readJourneyFigures } from './figures.sql.ts';
import { getJourneyDraft, type JourneyDraftView } from './journey-queries.ts';
import { type Drawing, layOut } from './lay-out.ts';
import { listMailLinks } from './mail-links.ts';
import type { JourneyPageInput } from './schema.ts';
import type { Simulation } from './simulate.ts';
import { simulateJourney } from './simulate-journey.ts';

export type JourneyPage = {
  journey: JourneyDraftView;
  tiers: TierRow[];
  groups: GroupRow[];
  /** active partners it is for */
  seenBy: number;
  figures: JourneyFigures;
  templates: VersionChoice[];
  /** by send step, what can be clicked in its mail */
  links: Record<string, string[]>;
  simulation: Simulation | null;
  /** null in the list */
  drawing: Drawing | null;
};

/**
 * Everything the editor shows.
 *
 * @throws DomainError not_found
 */
export async function readJourneyPage(ctx: VendorCtx, input: z.infer<typeof JourneyPageInput>): Promise<JourneyPage> {
  const journey = await getJourneyDraft(ctx, input.journeyId);
  const { definition } = journey;
  const used = definition.steps.flatMap((step) =>
    step.kind === 'send' && step.templateVersionId ? [step.templateVersionId] : [],
  );
  return {
    journey,
    tiers: await listTiers(ctx),
    groups: await listGroups(ctx),
    seenBy: await countPartnersWhoSee(ctx, {
      tierIds: journey.tiers.map(({ id }) => id),
      groupIds: journey.groups.map(({ id }) => id),
    }),
    figures: await readJourneyFigures(ctx, journey.id),
    templates: await listVersionChoices(ctx, used),
    links: await listMailLinks(ctx, definition.steps),
    drawing: input.view === 'canvas' ? layOut(definition) : null,
    simulation:
      input.simulate === undefined ? null : await simulateJourney(ctx, { journeyId: journey.id, seed: input.simulate }),
  };
}
