import { z } from 'zod';

/**
 * What a person chooses on the unsubscribe page. `everything`: no mail from this partner. `vendor`: none about this
 * mail's vendor from this partner. `vendor_everywhere`: none about that vendor from anyone. `undo`: keep sending.
 * `tracking`: go on, but without recording what I open and click.
 */
export const UnsubscribeChoice = z.enum(['everything', 'vendor', 'vendor_everywhere', 'undo', 'tracking']);
export type UnsubscribeChoice = z.infer<typeof UnsubscribeChoice>;

const UnsubscribeLink = z.object({ token: z.string().max(512) });

/** The address of the unsubscribe page; `done` is what was chosen on it just now. */
export const UnsubscribePageInput = UnsubscribeLink.extend({ done: UnsubscribeChoice.optional() });
export type UnsubscribePageInput = z.infer<typeof UnsubscribePageInput>;

/** The form of the unsubscribe page. */
export const UnsubscribeInput = UnsubscribeLink.extend({ choice: UnsubscribeChoice });
export type UnsubscribeInput = z.infer<typeof UnsubscribeInput>;
