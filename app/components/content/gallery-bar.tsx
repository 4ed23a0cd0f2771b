import { Form } from '@remix-run/react';
import { SearchInput } from '#app/components/ui/search-input.tsx';
import { Segmented } from '#app/components/ui/segmented.tsx';
import words from '#app/i18n/en/templates.json';
import { useT } from '#app/i18n/use-t.tsx';

/** Search, and what is in use or put away. */
export function GalleryBar({ input }: { input: { q?: string | undefined; show: string } }) {
  const t = useT(words);
  return (
    <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
      <Form method="get" className="w-full sm:w-72">
        {input.show === 'active' ? null : <input type="hidden" name="show" value={input.show} />}
        <SearchInput label={t('templates.search')} placeholder={t('templates.search')} defaultValue={input.q} />
      </Form>
      <Segmented
        label={t('templates.show')}
        param="show"
        value={input.show}
        options={[
          { value: 'active', label: t('templates.active') },
          { value: 'archived', label: t('templates.archived') },
        ]}
      />
    </div>
  );
}
