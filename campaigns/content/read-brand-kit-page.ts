import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { adviseColors, type ColorAdvice, type LegalPart, missingLegalParts } from './brand-kit.ts';
import { type BrandKitView, getBrandKit } from './brand-kit-queries.ts';
import { signPreview } from './previews/preview-ticket.ts';

/** What follows from the working copy; shown anew after every save. */
export type BrandKitState = {
  revision: number;
  changed: boolean;
  advice: ColorAdvice[];
  missing: LegalPart[];
  /** token of a whole mail in the working copy's brand */
  preview: string;
};

export type BrandKitPage = BrandKitView & { state: BrandKitState };

/** The brand kit's screen: the working copy and what follows from it. */
export async function readBrandKitPage(ctx: PartnerCtx): Promise<BrandKitPage> {
  const kit = await getBrandKit(ctx);
  const { revision, changed, data } = kit;
  const ticket = { kind: 'brand', partnerId: ctx.scope.partnerId, revision } as const;
  return {
    ...kit,
    state: {
      revision,
      changed,
      advice: adviseColors(data),
      missing: missingLegalParts(data),
      preview: signPreview(ctx.install.keys, ticket, ctx.clock.now()),
    },
  };
}
