import type { VendorCtx } from '#campaigns/kernel/context.ts';
import type { TemplateId, TemplateVersionId } from '#campaigns/kernel/ids.ts';

export type VersionChoice = {
  templateId: TemplateId;
  templateName: string;
  templateVersionId: TemplateVersionId;
  number: number;
  isLatest: boolean;
};

/**
 * The versions that a campaign can be given: the latest of each template in use, and those it has already.
 *
 * @param kept versions that stay to be chosen though they are older, or their template is archived
 */
export async function listVersionChoices(ctx: VendorCtx, kept: readonly string[]): Promise<VersionChoice[]> {
  const rows = await ctx.db.template.findMany({
    where: {
      vendorId: ctx.scope.vendorId,
      OR: [{ archivedAt: null }, { versions: { some: { id: { in: [...kept] } } } }],
    },
    orderBy: { name: 'asc' },
    take: 500,
    select: {
      id: true,
      name: true,
      archivedAt: true,
      versions: { select: { id: true, number: true }, orderBy: { number: 'desc' } },
    },
  });
  return rows.flatMap(({ id, name, archivedAt, versions }) =>
    versions
      .map((version, at) => ({ ...version, isLatest: at === 0 }))
      .filter((version) => (version.isLatest && !archivedAt) || kept.includes(version.id))
      .map((version) => ({
        templateId: id as TemplateId,
        templateName: name,
        templateVersionId: version.id as TemplateVersionId,
        number: version.number,
        isLatest: version.isLatest,
      })),
  );
}
