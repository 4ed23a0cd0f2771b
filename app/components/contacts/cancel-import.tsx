import { SubmitButton } from '#app/components/ui/button.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { useT } from '#app/i18n/use-t.tsx';

/** Stands inside a form and posts elsewhere: nothing has been changed, so nothing is asked. */
export function CancelImport({ importId }: { importId: string }) {
  const t = useT(words);
  const action = paths.partner.importPart(importId, 'cancellation');
  return (
    <SubmitButton variant="quiet" formAction={action} formNoValidate action={action}>
      {t('contacts.cancelImport')}
    </SubmitButton>
  );
}
