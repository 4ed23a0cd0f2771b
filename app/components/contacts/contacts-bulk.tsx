import { SubmitButton } from '#app/components/ui/button.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { useT } from '#app/i18n/use-t.tsx';

/** Acts on those ticked. Its controls belong to the form `formId`, which the page has. */
export function ContactsBulk({ formId }: { formId: string }) {
  const t = useT(words);
  return (
    <>
      <Input
        form={formId}
        name="add"
        maxLength={50}
        aria-label={t('contacts.bulkTagField')}
        placeholder={t('contacts.bulkTagField')}
        className="max-w-48"
      />
      <SubmitButton form={formId} name="intent" value="tag" size="sm" action={paths.partner.contactsBulk}>
        {t('contacts.bulkTag')}
      </SubmitButton>
      <SubmitButton form={formId} name="intent" value="suppress" size="sm" action={paths.partner.contactsBulk}>
        {t('contacts.bulkSuppress')}
      </SubmitButton>
    </>
  );
}
