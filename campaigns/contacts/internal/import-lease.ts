import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import type { ImportId } from '#campaigns/kernel/ids.ts';

// Renewed every page and every second; a killed worker's import is taken over that long after its last sign of life.
export const LEASE_MS = 30_000;

/** The right to work on an import: whoever holds the latest `until` has it. */
export type Lease = { importId: ImportId; status: 'reading' | 'applying'; until: Date };

/** Takes the import, if it is in this state and nobody else works on it. */
export async function takeLease(
  caller: PartnerCaller,
  { importId, status }: Omit<Lease, 'until'>,
): Promise<Lease | null> {
  const now = caller.clock.now();
  const until = new Date(now.getTime() + LEASE_MS);
  const { count } = await inTransaction(caller, ({ db, scope }) =>
    db.contactImport.updateMany({
      where: {
        partnerId: scope.partnerId,
        id: importId,
        status,
        OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }],
      },
      data: { leaseUntil: until },
    }),
  );
  return count === 1 ? { importId, status, until } : null;
}

/** Says how far it is and keeps the lease; null when it was lost: cancelled, or taken over by somebody else. */
export async function renewLease(ctx: PartnerCtx, lease: Lease, data: object): Promise<Lease | null> {
  // One millisecond at least: two renewals within the same one must still differ.
  const until = new Date(Math.max(ctx.clock.now().getTime() + LEASE_MS, lease.until.getTime() + 1));
  return (await move(ctx, lease, { ...data, leaseUntil: until })) ? { ...lease, until } : null;
}

/** Gives the lease back, with what became of the import. @returns false when it was lost before */
export function endLease(ctx: PartnerCtx, lease: Lease, data: object): Promise<boolean> {
  return move(ctx, lease, { ...data, leaseUntil: null });
}

async function move(ctx: PartnerCtx, lease: Lease, data: object): Promise<boolean> {
  const { count } = await ctx.db.contactImport.updateMany({
    where: { partnerId: ctx.scope.partnerId, id: lease.importId, status: lease.status, leaseUntil: lease.until },
    data,
  });
  return count === 1;
}
