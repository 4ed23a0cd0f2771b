import type { FormResult } from '#app/http/form.server.ts';
import type { TemplateProblem } from '#templates/engine/problems.ts';

/** The four texts that are a mail's source. */
export type Source = { mjml: string; subject: string; preheader: string; locale: string };

/** What saving answered when it did not save: problems of the source, or a refusal of the form. */
export type StudioResult = { refused: Source & { problems: TemplateProblem[] } } | FormResult;

const NAMES = ['mjml', 'subject', 'preheader', 'locale'] as const;

export function isSameSource(a: Source, b: Source): boolean {
  return NAMES.every((name) => a[name] === b[name]);
}

export function readSource(form: HTMLFormElement): Source {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '').replace(/\r\n?/g, '\n');
  return { mjml: text('mjml'), subject: text('subject'), preheader: text('preheader'), locale: text('locale') };
}

/** Writes all but the MJML, which the editor holds. */
export function writeHead(form: HTMLFormElement, source: Source): void {
  for (const name of ['subject', 'preheader', 'locale'] as const) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = source[name];
  }
}

/** What was typed, given back with a refusal: the page without scripts begins with it again. */
export function typedSource(result: StudioResult | undefined): Source | null {
  if (!result) return null;
  if ('refused' in result) return result.refused;
  const typed = result.initialValue ?? {};
  return isSource(typed) ? typed : null;
}

export function isSource(value: unknown): value is Source {
  if (typeof value !== 'object' || value === null) return false;
  return NAMES.every((name) => typeof (value as Record<string, unknown>)[name] === 'string');
}
