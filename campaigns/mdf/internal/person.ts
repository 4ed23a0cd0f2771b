import type { Ctx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';

/** The person who acts, also through a key; a job's reason where there is none. */
export async function personBehind(ctx: Ctx): Promise<string> {
  const { actor } = ctx;
  if (actor.kind === 'user') return actor.userId;
  if (actor.kind === 'system') return actor.reason;
  const key = await ctx.db.apiKey.findUnique({ where: { id: actor.keyId }, select: { createdBy: true } });
  return key?.createdBy ?? actor.keyId;
}

/**
 * Who submits does not decide, whichever organizations they belong to; the database holds it too.
 *
 * @throws DomainError forbidden
 */
export function requireSecondPerson(decidedBy: string, submittedBy: string | null): void {
  if (decidedBy !== submittedBy) return;
  throw new DomainError('forbidden', `${decidedBy} submitted this and may not decide it`, {
    show: 'You submitted this yourself, so somebody else has to decide it. Nothing was changed.',
  });
}
