import { listFacets } from '#campaigns/contacts/contact-queries.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { PartnerId } from '#campaigns/kernel/ids.ts';

type Choices = Awaited<ReturnType<typeof listFacets>>;

const KEPT_MS = 60_000;
const KEPT_PARTNERS = 200;
const kept = new Map<PartnerId, { at: number; choices: Choices }>();

/**
 * What the list of contacts can be filtered by. Finding it looks at every contact; so it is looked up when the list is
 * opened, and kept for a minute for those who then search, sort and turn pages.
 *
 * @param opened the list as it opens, with nothing asked of it: always what is there now
 */
export async function contactChoices(ctx: PartnerCtx, { opened }: { opened: boolean }): Promise<Choices> {
  const { partnerId } = ctx.scope;
  const known = kept.get(partnerId);
  if (known && !opened && Date.now() - known.at < KEPT_MS) return known.choices;
  const choices = await listFacets(ctx);
  kept.delete(partnerId);
  kept.set(partnerId, { at: Date.now(), choices });
  const oldest = kept.size > KEPT_PARTNERS ? kept.keys().next().value : undefined;
  if (oldest) kept.delete(oldest);
  return choices;
}
