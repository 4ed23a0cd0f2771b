import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { listFacets } from './contact-queries.ts';
import { listImports } from './import-queries.ts';

/** What an audience can be chosen by: what this partner's contacts have, and its latest finished imports. */
export async function readAudienceChoices(ctx: PartnerCtx): Promise<{
  tags: string[];
  countries: string[];
  languages: string[];
  imports: { id: string; fileName: string; createdAt: Date }[];
}> {
  const { total: _, ...facets } = await listFacets(ctx);
  const { items } = await listImports(ctx, { limit: 50 });
  const imports = items.filter(({ status }) => status === 'done').slice(0, 20);
  return { ...facets, imports: imports.map(({ id, fileName, createdAt }) => ({ id, fileName, createdAt })) };
}
