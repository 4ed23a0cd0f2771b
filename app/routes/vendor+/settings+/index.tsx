import { getFormProps } from '@conform-to/react';
import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { LocaleRow, TimeZoneRow } from '#app/components/settings/organization-rows.tsx';
import { VendorLogo } from '#app/components/settings/vendor-logo.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { FormActions, FormErrors, FormSection } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import { paths } from '#app/http/paths.ts';
import { TIME_ZONES } from '#app/http/time-zones.server.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/settings.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { getVendorProfile } from '#campaigns/accounts/queries.ts';
import { UpdateVendorInput } from '#campaigns/accounts/schema.ts';
import { updateVendor } from '#campaigns/accounts/update-organization.ts';
import { publicImagePath } from '#campaigns/content/files/public-image.ts';
import { can } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('settings.title'));

export const loader = vendorLoader(async ({ ctx }) => {
  const { logoFileId, ...profile } = await getVendorProfile(ctx);
  return {
    profile,
    logoUrl: logoFileId ? publicImagePath({ sha256: logoFileId, extension: 'png' }) : null,
    mayUpdate: can(ctx.actor, 'organization:update'),
    zones: TIME_ZONES,
  };
});

export const action = vendorAction(UpdateVendorInput, async ({ caller, input, redirectWith }) => {
  await updateVendor(caller, input);
  return redirectWith(paths.vendor.settings, { message: say(words, 'settings.saved'), tone: 'success' });
});

export default function VendorOrganization() {
  const t = useT(words);
  const { profile, logoUrl, mayUpdate, zones } = useLoaderData<typeof loader>();
  const defaultValue = { ...profile, website: profile.website ?? '' };
  const [form, fields] = useActionForm(UpdateVendorInput, { lastResult: useActionData<typeof action>(), defaultValue });
  return (
    <div className="flex flex-col gap-6">
      <Form method="post" {...getFormProps(form)}>
        <FormErrors errors={form.errors} />
        <fieldset disabled={!mayUpdate}>
          <FormSection title={t('settings.organization')} sentence={t('settings.organizationWhat')}>
            <InputRow field={fields.name} label={t('settings.name')} autoComplete="organization" />
            <InputRow field={fields.website} label={t('settings.website')} optional type="url" autoComplete="url" />
            <LocaleRow field={fields.locale} />
            <TimeZoneRow field={fields.timeZone} zones={zones} />
          </FormSection>
        </fieldset>
        <FormActions inset note={mayUpdate ? undefined : t('settings.nameOnly')}>
          {mayUpdate ? <SubmitButton variant="primary">{t('settings.save')}</SubmitButton> : null}
        </FormActions>
      </Form>
      {mayUpdate ? <VendorLogo name={profile.name} logoUrl={logoUrl} /> : null}
    </div>
  );
}
