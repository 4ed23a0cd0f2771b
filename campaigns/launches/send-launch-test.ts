import { sendTestMail, type TestMailResult } from '#campaigns/delivery/send-test-mail.ts';
import type { Mailer } from '#campaigns/delivery/transports/mailer.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { readLaunchEditor } from './read-launch-editor.ts';
import type { SendLaunchTestInput } from './schema.ts';

/**
 * Sends the draft, as it would leave now, to up to ten addresses of the partner's own choice: "[Test]" before the
 * subject, filled with a sample contact, not part of any result.
 *
 * @returns how many were sent, and for each of the others why not
 * @throws DomainError invalid when the mail cannot be made yet, or an address is none; limit_exceeded
 */
export async function sendLaunchTest(
  caller: PartnerCaller & { mailer: Mailer },
  input: SendLaunchTestInput,
): Promise<TestMailResult> {
  authorize(caller.actor, 'launch:send');
  const { launch, compiled, sender, problems } = await readLaunchEditor(caller, input);
  if (!compiled) {
    throw new DomainError('invalid', `Launch ${launch.id} does not compile`, {
      show: `The mail cannot be made yet: ${problems[0]?.message ?? 'see the content'}. No test was sent.`,
    });
  }
  return sendTestMail(caller, {
    mail: compiled,
    from: { address: sender.address, name: sender.displayName, replyTo: sender.replyTo },
    addresses: input.addresses,
    sourceId: launch.id,
  });
}
