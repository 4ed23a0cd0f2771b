import type { PartnerId } from '#campaigns/kernel/ids.ts';

/** Accounts of a fund itself. `budget` is where its money comes from: the only one below zero. */
export const FUND_ACCOUNTS = ['budget', 'pool', 'expired'] as const;
/** Accounts of one partner in a fund. */
export const PARTNER_ACCOUNTS = ['available', 'reserved', 'payable', 'paid', 'receivable'] as const;
export type FundAccount = (typeof FUND_ACCOUNTS)[number];
export type PartnerAccount = (typeof PARTNER_ACCOUNTS)[number];

/**
 * What can happen to money, and from which account to which: the postings of a fund, as data.
 * Source: the market's processes (reserve on approval, release of what is left, expiry, claw-back), see README.
 */
export const POSTINGS = {
  budget: { from: 'budget', to: 'pool' },
  withdraw: { from: 'pool', to: 'budget' },
  allocate: { from: 'pool', to: 'available' },
  deallocate: { from: 'available', to: 'pool' },
  reserve: { from: 'available', to: 'reserved' },
  release: { from: 'reserved', to: 'available' },
  approve: { from: 'reserved', to: 'payable' },
  approve_direct: { from: 'available', to: 'payable' },
  pay: { from: 'payable', to: 'paid' },
  expire: { from: 'available', to: 'expired' },
  expire_pool: { from: 'pool', to: 'expired' },
  clawback: { from: 'paid', to: 'receivable' },
  recover: { from: 'receivable', to: 'pool' },
  offset: { from: 'receivable', to: 'available' },
  waive: { from: 'receivable', to: 'paid' },
} as const satisfies Record<string, { from: FundAccount | PartnerAccount; to: FundAccount | PartnerAccount }>;
export type PostingKind = keyof typeof POSTINGS;

/** Money that moves: always from one account to another, so that nothing appears or is lost. */
export type Movement = { kind: PostingKind; amountMinor: number };

export type Line = { holder: string; kind: FundAccount | PartnerAccount; amountMinor: bigint };

/**
 * The entries of some movements: one per account, in the one order in which all postings take their accounts, so that
 * no two wait for each other. Movements of nothing are left out.
 *
 * @param partnerId whose accounts are meant where they are a partner's
 */
export function toLines(movements: readonly Movement[], partnerId: PartnerId | null): Line[] {
  const sums = new Map<string, Line>();
  const add = (kind: FundAccount | PartnerAccount, amountMinor: bigint) => {
    const holder = isFundAccount(kind) ? 'fund' : partnerId;
    if (holder === null) throw new Error(`Invariant broken: ${kind} is an account of a partner, and none is named`);
    const line = sums.get(`${holder} ${kind}`) ?? { holder, kind, amountMinor: 0n };
    sums.set(`${holder} ${kind}`, { ...line, amountMinor: line.amountMinor + amountMinor });
  };
  for (const { kind, amountMinor } of movements) {
    if (!Number.isSafeInteger(amountMinor) || amountMinor < 0)
      throw new Error(`Invariant broken: ${kind} of ${amountMinor} minor units`);
    add(POSTINGS[kind].from, -BigInt(amountMinor));
    add(POSTINGS[kind].to, BigInt(amountMinor));
  }
  return [...sums.entries()]
    .filter(([, line]) => line.amountMinor !== 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, line]) => line);
}

function isFundAccount(kind: string): kind is FundAccount {
  return (FUND_ACCOUNTS as readonly string[]).includes(kind);
}
