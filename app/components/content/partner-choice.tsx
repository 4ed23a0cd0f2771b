import { Form, useSearchParams, useSubmit } from '@remix-run/react';
import { Select } from '#app/components/ui/select.tsx';
import words from '#app/i18n/en/preview.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PreviewPartner } from '#campaigns/content/previews/preview-partners.ts';

/** Whose brand the mail wears; kept in the address. */
export function PartnerChoice({ partners, as }: { partners: readonly PreviewPartner[]; as: string }) {
  const t = useT(words);
  const submit = useSubmit();
  const [params] = useSearchParams();
  const others = [...params].filter(([name]) => name !== 'as');
  return (
    <Form
      method="get"
      preventScrollReset
      onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
    >
      {others.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Select
        name="as"
        aria-label={t('preview.as')}
        defaultValue={as}
        options={[
          { value: 'sample', label: t('preview.samplePartner') },
          ...partners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        className="w-44"
      />
      <noscript>
        <button type="submit" className="link">
          {t('preview.as')}
        </button>
      </noscript>
    </Form>
  );
}
