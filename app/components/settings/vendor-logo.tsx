import { Form } from '@remix-run/react';
import { OrgMark } from '#app/components/ui/avatar.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FileRow } from '#app/components/ui/file-drop.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/settings.json';
import { useT } from '#app/i18n/use-t.tsx';

const MAX_BYTES = 5 * 1024 * 1024;

/** The vendor's mark, as it stands in the switcher and on its partners' screens. */
export function VendorLogo({ name, logoUrl }: { name: string; logoUrl: string | null }) {
  const t = useT(words);
  return (
    <Card title={t('settings.logo')} sentence={t('settings.logoWhat')}>
      <div className="flex flex-wrap items-end gap-4">
        <OrgMark name={name} logoUrl={logoUrl} size="lg" />
        <Form
          method="post"
          action={paths.vendor.logo}
          encType="multipart/form-data"
          className="flex min-w-64 flex-1 flex-wrap items-end gap-3"
        >
          <input type="hidden" name="intent" value="upload" />
          <div className="min-w-56 flex-1">
            <FileRow
              field={plainField('logo', { required: true })}
              label={t('settings.logoFile')}
              accept="image/png,image/jpeg,image/webp,image/svg+xml"
              maxBytes={MAX_BYTES}
            />
          </div>
          <SubmitButton action={paths.vendor.logo}>{t('settings.logoSave')}</SubmitButton>
        </Form>
        {logoUrl ? (
          <Form method="post" action={paths.vendor.logo}>
            <input type="hidden" name="intent" value="remove" />
            <SubmitButton variant="quiet">{t('settings.logoRemove')}</SubmitButton>
          </Form>
        ) : null}
      </div>
    </Card>
  );
}
