import type { OutgoingMail } from '#campaigns/delivery/transports/mailer.ts';
import { newId } from '#campaigns/kernel/ids.ts';

/** A mail as the renderer makes it. */
export function anOutgoingMail(given: Partial<OutgoingMail> = {}): OutgoingMail {
  const deliveryId = newId('delivery');
  return {
    messageId: `<${deliveryId}@mail.throughline.test>`,
    from: { address: 'harbour@mail.throughline.test', name: 'Harbour IT' },
    to: { address: 'kim@example.test', name: 'Kim Example' },
    replyTo: { address: 'hello@harbour-it.example', name: 'Harbour IT' },
    subject: 'An offer',
    html: '<p>Hello Kim</p>',
    text: 'Hello Kim',
    headers: {
      'List-Unsubscribe': '<https://campaigns.example/u/token>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'X-Throughline-Delivery': deliveryId,
    },
    owner: { partnerId: newId('partner'), mailingId: newId('mailing'), deliveryId },
    ...given,
  };
}
