import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { MAX_TEXT, type Step } from './schema.ts';

/**
 * What can be clicked in the mails of a draft: by step id, the addresses its template leads to, in their order. Of an
 * address that is filled in for each partner or person, the part before that is told: a click is looked for by part.
 */
export async function listMailLinks(ctx: VendorCtx, steps: readonly Step[]): Promise<Record<string, string[]>> {
  const used = steps.flatMap((step) =>
    step.kind === 'send' && step.templateVersionId ? [{ stepId: step.id, versionId: step.templateVersionId }] : [],
  );
  const versions = await ctx.db.templateVersion.findMany({
    where: { vendorId: ctx.scope.vendorId, id: { in: used.map(({ versionId }) => versionId) } },
    select: { id: true, mjml: true },
  });
  const links = new Map(versions.map(({ id, mjml }) => [id, linksIn(mjml)]));
  return Object.fromEntries(used.map(({ stepId, versionId }) => [stepId, links.get(versionId) ?? []]));
}

/** Web addresses that a source leads to, each once. */
export function linksIn(mjml: string): string[] {
  const found = [...mjml.matchAll(/\bhref\s*=\s*["'](https?:\/\/[^"'{]+)/g)].map(([, url = '']) =>
    url.replaceAll('&amp;', '&'),
  );
  return [...new Set(found)].filter((url) => url.length <= MAX_TEXT);
}
