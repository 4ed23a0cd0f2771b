import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { JourneyDraftView } from '../journey-queries.ts';

/**
 * A journey with something wrong in it is not published, nor one that sends what is not the vendor's.
 *
 * @throws DomainError invalid
 */
export async function refuseUnready(ctx: VendorCtx, { id, problems, definition }: JourneyDraftView): Promise<void> {
  const wanted = new Set(
    definition.steps.flatMap((step) =>
      step.kind === 'send' && step.templateVersionId ? [step.templateVersionId] : [],
    ),
  );
  const found = await ctx.db.templateVersion.count({
    where: { vendorId: ctx.scope.vendorId, id: { in: [...wanted] } },
  });
  if (problems.length === 0 && found === wanted.size) return;
  throw new DomainError('invalid', `Journey ${id} has ${problems.length} problems`, {
    show: 'This journey cannot be published yet. What is missing stands at its steps.',
    details: { problems },
  });
}
