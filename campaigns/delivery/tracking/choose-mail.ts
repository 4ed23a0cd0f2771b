import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import type { UnsubscribeChoice } from './schema.ts';
import type { UnsubscribeFacts } from './tokens.ts';
import { undoUnsubscribe } from './undo-unsubscribe.ts';
import { unsubscribe } from './unsubscribe.ts';
import { withdrawTracking } from './withdraw-tracking.ts';

/** Does what the person of an unsubscribe link chose on its page. */
export async function chooseMail(
  caller: PartnerCaller,
  { facts, choice }: { facts: UnsubscribeFacts; choice: UnsubscribeChoice },
): Promise<void> {
  if (choice === 'undo') await undoUnsubscribe(caller, { facts });
  else if (choice === 'tracking') await withdrawTracking(caller, { facts });
  else await unsubscribe(caller, { facts, choice });
}
