import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { SocialAccountId } from '#campaigns/kernel/ids.ts';
import { needsPerson } from './renewal-time.ts';
import { NetworkName } from './schema.ts';

export type AccountStatus = 'connected' | 'needs_repair' | 'disconnected';

export type AccountRow = {
  id: SocialAccountId;
  network: NetworkName;
  server: string;
  handle: string;
  profileUrl: string;
  status: AccountStatus;
  expiresAt: Date | null;
  pausedUntil: Date | null;
  connectedBy: string;
  connectedAt: Date;
  /** a person has to sign in again, or soon */
  repair: boolean;
};

/** The partner's accounts; tokens are never among what is read. */
export async function listAccounts(ctx: PartnerCtx): Promise<AccountRow[]> {
  const rows = await ctx.db.socialAccount.findMany({
    where: { partnerId: ctx.scope.partnerId, status: { not: 'disconnected' } },
    orderBy: [{ network: 'asc' }, { handle: 'asc' }],
    take: 200,
    select: SELECT,
  });
  return rows.map((row) => toRow(row, ctx.clock.now()));
}

/** Accounts that a person has to sign in to again, now or soon. */
export async function listRepairs(ctx: PartnerCtx): Promise<AccountRow[]> {
  return (await listAccounts(ctx)).filter(({ repair }) => repair);
}

/** @throws DomainError not_found */
export async function getAccount(ctx: PartnerCtx, accountId: SocialAccountId): Promise<AccountRow> {
  const row = await ctx.db.socialAccount.findUnique({
    where: { partnerId_id: { partnerId: ctx.scope.partnerId, id: accountId } },
    select: SELECT,
  });
  if (!row) throw notFound('social account', accountId);
  return toRow(row, ctx.clock.now());
}

const SELECT = {
  ...{ id: true, network: true, server: true, handle: true, profileUrl: true, status: true, expiresAt: true },
  ...{ renewAt: true, pausedUntil: true, connectedBy: true, connectedAt: true },
} as const;

type Stored = Omit<AccountRow, 'id' | 'network' | 'status' | 'repair'> & {
  id: string;
  network: string;
  status: string;
  renewAt: Date | null;
};

function toRow({ renewAt, ...row }: Stored, now: Date): AccountRow {
  const { id, network, status, ...rest } = row;
  return {
    ...rest,
    id: id as SocialAccountId,
    network: NetworkName.parse(network),
    status: status as AccountStatus,
    repair: needsPerson({ ...row, renewAt }, now),
  };
}
