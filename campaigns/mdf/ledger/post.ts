import { actorName } from '#campaigns/kernel/actor-name.ts';
import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { type FundId, newId, type PartnerId } from '#campaigns/kernel/ids.ts';
import { type Line, type Movement, toLines } from './accounts.ts';
import { type Head, insertPosting } from './post.sql.ts';

export type Posting = {
  fundId: FundId;
  currency: string;
  /** null: only the fund's own accounts */
  partnerId: PartnerId | null;
  movements: readonly Movement[];
  /** names what caused it, like `request:frq_…:2`: the same cause never posts twice */
  cause: string;
  /** the request, claim or fund that it is about */
  subjectId: string;
};

/**
 * Moves money. The database refuses a set that does not sum to zero, and a balance below zero, whoever else is at it.
 *
 * @returns false when there is nothing to move, or the cause was posted before
 * @throws DomainError limit_exceeded when an account has less than is taken; the transaction must end then
 */
export async function post(ctx: VendorCtx, posting: Posting): Promise<boolean> {
  const { head, lines } = toPosting(ctx, posting);
  if (lines.length === 0) return false;
  return sayingBelowZero(posting, () => insertPosting(ctx, head, lines));
}

/** A posting as its rows: for a use case whose own statement writes them. No lines = there is nothing to move. */
export function toPosting(ctx: VendorCtx, posting: Posting): { head: Head; lines: Line[] } {
  const { fundId, currency, partnerId, cause, subjectId, movements } = posting;
  const { actor } = ctx;
  const postedBy = actorName(actor);
  const kind = movements[0]?.kind ?? '';
  const head = { id: newId('ledgerTransaction'), fundId, currency, partnerId, kind, cause, subjectId, postedBy };
  return { head: { ...head, postedAt: ctx.clock.now() }, lines: toLines(movements, partnerId) };
}

/**
 * Runs what takes money.
 *
 * @throws DomainError limit_exceeded when an account has less than is taken; the transaction must end then
 */
export async function sayingBelowZero<T>(
  { fundId, cause }: Pick<Posting, 'fundId' | 'cause'>,
  take: () => Promise<T>,
): Promise<T> {
  try {
    return await take();
  } catch (error) {
    if (!isBelowZero(error)) throw error;
    throw new DomainError('limit_exceeded', `${cause}: fund ${fundId} has less than is taken`, {
      show: 'There is not enough money for this. Nothing was changed.',
      cause: error,
    });
  }
}

/** The one constraint that a caller can do something about. */
function isBelowZero(error: unknown): boolean {
  return error instanceof Error && error.message.includes('LedgerAccount_never_below_zero');
}
