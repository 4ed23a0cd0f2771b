import { Form, useSubmit } from '@remix-run/react';
import { SearchInput } from '#app/components/ui/search-input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';

type OfferBarProps = {
  vendors: readonly { vendorId: string; name: string }[];
  input: { q?: string | undefined; vendorId?: string | undefined };
};

/** Search, and one vendor of several. */
export function OfferBar({ vendors, input }: OfferBarProps) {
  const t = useT(words);
  const submit = useSubmit();
  return (
    <Form method="get" className="mb-5 flex flex-wrap gap-3">
      <SearchInput label={t('campaigns.search')} defaultValue={input.q} shortcut className="w-full sm:w-72" />
      {vendors.length > 1 ? (
        <Select
          key={input.vendorId}
          name="vendorId"
          aria-label={t('campaigns.offers.vendor')}
          defaultValue={input.vendorId ?? ''}
          placeholder={t('campaigns.offers.allVendors')}
          options={vendors.map(({ vendorId, name }) => ({ value: vendorId, label: name }))}
          onChange={(event) => submit(event.currentTarget.form, { preventScrollReset: true })}
          className="w-full sm:w-56"
        />
      ) : null}
      <noscript>
        <button type="submit" className="link">
          {t('campaigns.search')}
        </button>
      </noscript>
    </Form>
  );
}
