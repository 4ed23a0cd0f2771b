import { newId } from '#campaigns/kernel/ids.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';
import type { Mailer, OutgoingMail, SendOutcome } from './mailer.ts';
import { buildMime } from './mime.ts';
import { refuseSeveral } from './one-address.ts';

const CONCURRENCY = 4; // as many as the system role has connections

/**
 * Mail into the local mailbox instead of to people. A message is kept once under its Message-ID however often it is
 * handed over, and whether it was can be looked up: with this transport nothing is ever unknown.
 */
export function makeCapturingMailer(system: SystemDb): Mailer {
  return {
    kind: 'capture',
    concurrency: CONCURRENCY,
    send: async (mail): Promise<SendOutcome> => {
      const refusal = refuseSeveral(mail);
      if (refusal) return refusal;
      const source = (await buildMime(mail)).toString('latin1');
      try {
        await system.capturedMail.createMany({ data: [toRow(mail, source)], skipDuplicates: true });
        return { kind: 'accepted', providerId: mail.messageId };
      } catch (error) {
        // Kept or not, the answer to a second try is the same.
        return { kind: 'throttled', cause: 'unreachable', reason: messageOf(error), retryAfterMs: null };
      }
    },
    lookup: async (messageIds) => {
      const found = await system.capturedMail.findMany({
        where: { messageId: { in: [...messageIds] } },
        select: { messageId: true },
      });
      return new Set(found.map(({ messageId }) => messageId));
    },
    close: async () => {},
  };
}

function toRow(mail: OutgoingMail, source: string) {
  return {
    id: newId('capturedMail'),
    partnerId: mail.owner?.partnerId ?? null,
    messageId: mail.messageId,
    fromAddress: mail.from.address,
    toAddress: mail.to.address,
    subject: mail.subject,
    source,
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 300) : 'the mailbox cannot be reached';
}
