import { actorName } from '#campaigns/kernel/actor-name.ts';
import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { type FundId, newId, type PartnerId } from '#campaigns/kernel/ids.ts';
import type { CitedLine } from '../rules.ts';

type Decision = {
  partnerId: PartnerId;
  fundId: FundId;
  subjectId: string;
  outcome: string;
  amountMinor: number;
  currency: string;
  policyNumber: number;
  lines: readonly CitedLine[];
  note: string;
  /** null: the rules alone */
  decidedBy: string | null;
};

/** Writes a decision down for good. */
export async function recordDecision(ctx: VendorCtx, decision: Decision): Promise<void> {
  await ctx.db.fundDecision.createMany({
    data: {
      ...decision,
      lines: [...decision.lines],
      vendorId: ctx.scope.vendorId,
      id: newId('fundDecision'),
      decidedName: decision.decidedBy === null ? '' : actorName(ctx.actor),
      createdAt: ctx.clock.now(),
    },
  });
}
