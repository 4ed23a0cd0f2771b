import { useSearchParams } from '@remix-run/react';
import { useId } from 'react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { useT } from '#app/i18n/use-t.tsx';

type Props = { formId: string; total: number; pageSize: number };

/** Acts on those ticked, or on all that the list matches. Its controls belong to the form `formId`, which the page has. */
export function ContactsBulk({ formId, total, pageSize }: Props) {
  const t = useT(words);
  const id = useId();
  const [params] = useSearchParams();
  return (
    <>
      {total > pageSize ? (
        <label htmlFor={id} className="flex min-h-6 items-center gap-2">
          <Checkbox id={id} form={formId} name="all" value={total} />
          {t('contacts.bulkAll', { count: total })}
        </label>
      ) : null}
      <input type="hidden" form={formId} name="query" value={params.toString()} />
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
