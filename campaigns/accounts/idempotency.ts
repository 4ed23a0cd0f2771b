import { createHash } from 'node:crypto';
import type { Caller, Scope } from '#campaigns/kernel/context.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';

export const REPLAY_HOURS = 24;

type Side = Extract<Scope, { side: 'vendor' | 'partner' }>;
type Claim = { kind: 'first' } | { kind: 'replay'; status: number; body: unknown };

/** What makes two calls the same call: operation and content, not the order of its fields. */
export function fingerprint(operationId: string, input: unknown): string {
  return createHash('sha256')
    .update(`${operationId}\n${canonical(input)}`)
    .digest('hex');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/**
 * Takes an idempotency key for one call, in a transaction of its own: from then on nobody else runs it.
 *
 * @param requestHash of `fingerprint`
 * @returns the kept answer when the call has been made in the last 24 hours
 * @throws DomainError invalid (the key was used for another call), conflict (it is running, or was cut off and nobody
 * knows whether it took effect)
 */
export async function claimIdempotencyKey(
  caller: Caller<Side>,
  { key, requestHash }: { key: string; requestHash: string },
): Promise<Claim> {
  const id = idOf(caller.scope, key);
  return inTransaction(caller, async ({ db, clock, scope }) => {
    const expired = new Date(clock.now().getTime() - REPLAY_HOURS * 3_600_000);
    await db.idempotencyKey.deleteMany({ where: { ...id, createdAt: { lt: expired } } });
    const owner = scope.side === 'vendor' ? { vendorId: scope.vendorId } : { partnerId: scope.partnerId };
    const { count } = await db.idempotencyKey.createMany({
      data: { ...id, ...owner, requestHash, createdAt: clock.now() },
      skipDuplicates: true,
    });
    if (count === 1) return { kind: 'first' };
    const kept = await db.idempotencyKey.findUniqueOrThrow({ where: { organizationId_key: id } });
    if (kept.requestHash !== requestHash)
      throw new DomainError('invalid', `idempotency key used for another call`, {
        show: 'This Idempotency-Key was used for another call. Use a new one.',
      });
    if (kept.status === null)
      throw new DomainError('conflict', `idempotent call under way`, {
        show: 'The first call with this Idempotency-Key is still running, or was cut off. Look whether it took effect before you use a new key.',
      });
    return { kind: 'replay', status: kept.status, body: kept.body };
  });
}

/** Keeps the answer of a call that took effect. */
export async function keepAnswer(
  caller: Caller<Side>,
  { key, status, body }: { key: string; status: number; body: Prisma.InputJsonValue },
): Promise<void> {
  await inTransaction(caller, ({ db, scope }) =>
    db.idempotencyKey.updateMany({ where: idOf(scope, key), data: { status, body } }),
  );
}

/** Gives the key back after a refusal: a use case that refuses has stored nothing, so the same call may be tried again. */
export async function releaseIdempotencyKey(caller: Caller<Side>, key: string): Promise<void> {
  await inTransaction(caller, ({ db, scope }) =>
    db.idempotencyKey.deleteMany({ where: { ...idOf(scope, key), status: null } }),
  );
}

/** Removes what is older than 24 hours, of all organizations. @returns how many */
export async function forgetIdempotencyKeys(system: SystemDb, now: Date): Promise<number> {
  const before = new Date(now.getTime() - REPLAY_HOURS * 3_600_000);
  const { count } = await system.idempotencyKey.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}

function idOf(scope: Side, key: string): { organizationId: string; key: string } {
  return { organizationId: scope.side === 'vendor' ? scope.vendorId : scope.partnerId, key };
}
