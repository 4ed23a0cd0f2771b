import type { Problem } from '#app/components/ui/code-editor.tsx';
import type { TemplateProblem } from '#templates/engine/problems.ts';

/** Stands at a line of the MJML. */
export function isInSource({ part, line }: TemplateProblem): boolean {
  return (part === 'mjml' || part === 'zone') && line > 0;
}

/** Stands at the subject or the preheader. */
export function isInHead({ part }: TemplateProblem): boolean {
  return part === 'subject' || part === 'preheader';
}

export function toEditorProblem({ line, column, message, severity }: TemplateProblem): Problem {
  return { line, message, severity, ...(column === undefined ? {} : { column }) };
}
