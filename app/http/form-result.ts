import type { FormResult } from './form.server.ts';

export type { FormResult };

/** The refusal of one of a page's forms: `lastResult: resultOf(useActionData<typeof action>(), 'rename')`. */
export function resultOf(actionData: FormResult | null | undefined, intent: string): FormResult | undefined {
  return actionData?.form === intent ? actionData : undefined;
}
