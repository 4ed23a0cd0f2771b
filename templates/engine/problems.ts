/** Where a problem lies: in the author's source, in its two short texts, in a partner's value, in the brand kit, or in the finished mail. */
export type ProblemPart = 'mjml' | 'subject' | 'preheader' | 'zone' | 'brand' | 'mail';

export type TemplateProblem = {
  part: ProblemPart;
  /** 1-based line in `part`; 0 when the whole of it is meant */
  line: number;
  /** 1-based; left out where it is not known to the character */
  column?: number;
  /** errors stop compiling, warnings don't */
  severity: 'error' | 'warning';
  message: string;
  /** the zone it is about, if one */
  zone?: string;
};

/** Compiling or rendering stopped; `problems` holds at least one error, in the order of their lines. */
export class TemplateError extends Error {
  readonly problems: TemplateProblem[];

  constructor(problems: TemplateProblem[]) {
    const first = problems.find((problem) => problem.severity === 'error') ?? problems[0];
    super(first ? `${first.part}${first.line > 0 ? ` line ${first.line}` : ''}: ${first.message}` : 'Template problem');
    this.name = 'TemplateError';
    this.problems = sortProblems(problems);
  }
}

/** An error about the author's MJML at a line. */
export function mjmlError(line: number, message: string, column?: number): TemplateProblem {
  return { part: 'mjml', line, severity: 'error', message, ...(column === undefined ? {} : { column }) };
}

/** A warning about the author's MJML at a line. */
export function mjmlWarning(line: number, message: string): TemplateProblem {
  return { part: 'mjml', line, severity: 'warning', message };
}

/** True when at least one of the problems stops compiling. */
export function hasErrors(problems: readonly TemplateProblem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

/** Throws TemplateError when at least one of the problems is an error. */
export function stopOnErrors(problems: TemplateProblem[]): void {
  if (hasErrors(problems)) throw new TemplateError(problems);
}

const PART_ORDER: Record<ProblemPart, number> = { subject: 0, preheader: 1, mjml: 2, zone: 3, brand: 4, mail: 5 };

/** The problems in reading order, each said once. */
export function sortProblems(problems: readonly TemplateProblem[]): TemplateProblem[] {
  const seen = new Set<string>();
  return [...problems]
    .sort((a, b) => PART_ORDER[a.part] - PART_ORDER[b.part] || a.line - b.line || (a.column ?? 0) - (b.column ?? 0))
    .filter((problem) => {
      const key = `${problem.part}:${problem.line}:${problem.zone ?? ''}:${problem.message}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}
