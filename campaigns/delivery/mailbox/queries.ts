import { authorize } from '#campaigns/kernel/authorize.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { holding } from '#campaigns/kernel/holding.ts';
import type { CapturedMailId } from '#campaigns/kernel/ids.ts';
import { type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';
import type { MailboxListInput } from './schema.ts';

/** Whose captured mail is looked at: a partner's own, in its scope, or the installation's, for its operator. */
export type Mailbox = { kind: 'partner'; ctx: PartnerCtx } | { kind: 'all'; system: SystemDb };

export type CapturedMailRow = {
  id: CapturedMailId;
  fromAddress: string;
  toAddress: string;
  subject: string;
  createdAt: Date;
};

const ROW = { id: true, fromAddress: true, toAddress: true, subject: true, createdAt: true } as const;

/** Captured mail, newest first. */
export async function listCapturedMail(
  mailbox: Mailbox,
  { q, cursor, limit }: MailboxListInput,
): Promise<Paged<CapturedMailRow>> {
  const contains = q ? holding(q) : undefined;
  const rows = await table(mailbox).findMany({
    where: {
      ...owner(mailbox),
      ...(contains ? { OR: [{ toAddress: contains }, { subject: contains }, { fromAddress: contains }] } : {}),
      ...(cursor ? { id: { lt: cursor } } : {}),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: ROW,
  });
  return toPaged(
    rows,
    limit,
    (row) => row.id,
    (row) => ({ ...row, id: row.id as CapturedMailId }),
  );
}

/**
 * One captured mail with its bytes, as they would have gone over the wire.
 *
 * @throws DomainError not_found, also for somebody else's mail
 */
export async function getCapturedMail(
  mailbox: Mailbox,
  mailId: CapturedMailId,
): Promise<CapturedMailRow & { source: Buffer }> {
  const row = await table(mailbox).findFirst({
    where: { ...owner(mailbox), id: mailId },
    select: { ...ROW, source: true },
  });
  if (!row) throw notFound('mail', mailId);
  return { ...row, id: row.id as CapturedMailId, source: Buffer.from(row.source, 'latin1') };
}

function table(mailbox: Mailbox): PartnerCtx['db']['capturedMail'] {
  if (mailbox.kind === 'all') return mailbox.system.capturedMail;
  authorize(mailbox.ctx.actor, 'mailbox:read');
  return mailbox.ctx.db.capturedMail;
}

function owner(mailbox: Mailbox): { partnerId?: string } {
  return mailbox.kind === 'partner' ? { partnerId: mailbox.ctx.scope.partnerId } : {};
}
