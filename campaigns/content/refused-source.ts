import { DomainError } from '#campaigns/kernel/errors.ts';
import type { TemplateProblem } from '#templates/engine/problems.ts';

/** A source with errors as one error that names each place, for callers that have no list to show. */
export function refusedSource(problems: readonly TemplateProblem[]): DomainError {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const fields: Record<string, string> = {};
  for (const { part, line, message } of errors) {
    const place = line > 0 ? `${part} line ${line}` : part;
    fields[place] = place in fields ? `${fields[place]} ${message}` : message;
  }
  return new DomainError('invalid', `Source with ${errors.length} errors`, {
    show: `The template has ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}. Nothing was saved.`,
    fields,
    details: { problems },
  });
}
