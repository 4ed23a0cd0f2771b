import type { VendorCaller } from '#campaigns/kernel/context.ts';
import { contentOfEditor } from './form-editor.ts';
import { getForm } from './form-queries.ts';
import { saveFormVersion } from './save-form-version.ts';
import type { FormEditor, FormIdInput } from './schema.ts';

/**
 * The next version of a form, as its editor sends it.
 *
 * @throws DomainError not_found
 */
export function saveFormEditor(
  caller: VendorCaller,
  { formId, consentText, ...editor }: FormIdInput & Omit<FormEditor, 'name'>,
): Promise<{ number: number }> {
  return caller.inScope(async (ctx) => {
    const { content } = await getForm(ctx, formId);
    return saveFormVersion(ctx, { formId, consentText, content: contentOfEditor({ consentText, ...editor }, content) });
  });
}
