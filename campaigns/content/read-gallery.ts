import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { signPreview } from './previews/preview-ticket.ts';
import { listTemplates, type TemplateRow } from './template-queries.ts';

export type GalleryRow = TemplateRow & { preview: string };

const PAGE = 24;

/** A page of the gallery: templates with the token of their picture. */
export async function readGallery(
  ctx: VendorCtx,
  input: { q?: string | undefined; show: 'active' | 'archived'; cursor?: string | undefined },
): Promise<{ items: GalleryRow[]; nextCursor: string | null }> {
  const filter = { q: input.q, archived: input.show === 'archived' };
  const page = await listTemplates(ctx, filter, { limit: PAGE, cursor: input.cursor });
  const { vendorId } = ctx.scope;
  const items = page.items.map((row) => {
    const ticket = { kind: 'version', vendorId, templateVersionId: row.versionId, partnerId: null } as const;
    return { ...row, preview: signPreview(ctx.install.keys, ticket, ctx.clock.now()) };
  });
  return { items, nextCursor: page.nextCursor };
}
