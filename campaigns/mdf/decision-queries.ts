import type { Ctx } from '#campaigns/kernel/context.ts';
import { fromMinor, type Money } from '#campaigns/kernel/money.ts';
import { CitedLine } from './rules.ts';

export type DecisionView = {
  id: string;
  outcome: string;
  amount: Money;
  policyNumber: number;
  lines: CitedLine[];
  note: string;
  /** null: the rules decided alone */
  decidedName: string | null;
  createdAt: Date;
};

/** All that was decided about a request or a claim, oldest first. */
export async function listDecisions(ctx: Ctx, subjectId: string): Promise<DecisionView[]> {
  const rows = await ctx.db.fundDecision.findMany({ where: { subjectId }, orderBy: { id: 'asc' } });
  return rows.map((row) => ({
    id: row.id,
    outcome: row.outcome,
    amount: { amountMinor: fromMinor(row.amountMinor), currency: row.currency },
    policyNumber: row.policyNumber,
    lines: CitedLine.array().parse(row.lines),
    note: row.note,
    decidedName: row.decidedBy === null ? null : row.decidedName,
    createdAt: row.createdAt,
  }));
}
