import { z } from 'zod';

/**
 * What a person chooses on the unsubscribe page. `everything`: no mail from this partner. `vendor`: none about this
 * mail's vendor from this partner. `vendor_everywhere`: none about that vendor from anyone. `undo`: keep sending.
 * `tracking`: go on, but without recording what I open and click.
 */
export const UnsubscribeChoice = z.enum(['everything', 'vendor', 'vendor_everywhere', 'undo', 'tracking']);
export type UnsubscribeChoice = z.infer<typeof UnsubscribeChoice>;

/** The form of the unsubscribe page. */
export const UnsubscribeInput = z.object({ choice: UnsubscribeChoice });
export type UnsubscribeInput = z.infer<typeof UnsubscribeInput>;
