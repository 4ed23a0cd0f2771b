import { z } from 'zod';
import { NetworkName } from '#campaigns/social/schema.ts';
import { WidgetKind } from '#campaigns/widgets/schema.ts';

/** A vendor learns figures only where at least this many people stand behind them; evidence is no way around it. */
export const FEWEST_PEOPLE = 8;

/** Proof that the product made and that screens show as it is: the same facts as in its file. */
export const ShownProof = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('permalinks'),
    posts: z.array(
      z.object({
        network: NetworkName,
        permalink: z.string(),
        text: z.string(),
        /** ISO 8601, UTC */
        publishedAt: z.string(),
        clicks: z.number().int(),
      }),
    ),
  }),
  z.object({
    kind: z.literal('widget_counts'),
    /** days, both included, UTC */
    from: z.string(),
    until: z.string(),
    widgets: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: WidgetKind,
        /** null: fewer than eight views, withheld */
        views: z.number().int().nullable(),
        clicks: z.number().int().nullable(),
      }),
    ),
  }),
]);
export type ShownProof = z.infer<typeof ShownProof>;

/** The bytes of its file: what is shown and what the chain holds are one text. */
export function proofText(shown: ShownProof): string {
  return `${JSON.stringify(ShownProof.parse(shown), null, 2)}\n`;
}
