import { z } from 'zod';
import type { JudgedRow } from './stage-rows.sql.ts';

const PROBLEMS_SHOWN = 50;

/** What a dry run found, and after the second pass what was done. Stands in `ContactImport.summary`. */
export const ImportSummary = z.object({
  new: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
  suppressed: z.number().int(),
  duplicate: z.number().int(),
  /** refused rows by reason, without the field: { email_no_at: 3 } */
  refusedBy: z.record(z.string(), z.number().int()),
  /** the first refused rows; all of them are in the download */
  problems: z.array(z.object({ line: z.number().int(), reason: z.string() })),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

export const NOTHING_YET: ImportSummary = {
  new: 0,
  changed: 0,
  unchanged: 0,
  refused: 0,
  suppressed: 0,
  duplicate: 0,
  refusedBy: {},
  problems: [],
};

/** The summary with one more page of rows in it. */
export function addToSummary(summary: ImportSummary, rows: readonly JudgedRow[]): ImportSummary {
  const next = { ...summary, refusedBy: { ...summary.refusedBy }, problems: [...summary.problems] };
  for (const { line, outcome, reason } of rows) {
    next[outcome] += 1;
    if (outcome !== 'refused' || reason === null) continue;
    const [code = reason] = reason.split(':');
    next.refusedBy[code] = (next.refusedBy[code] ?? 0) + 1;
    if (next.problems.length < PROBLEMS_SHOWN) next.problems.push({ line, reason });
  }
  next.problems.sort((a, b) => a.line - b.line);
  return next;
}
