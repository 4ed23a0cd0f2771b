import { getFormProps } from '@conform-to/react';
import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { AuthLayout } from '#app/components/shell/auth-layout.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import { paths } from '#app/http/paths.ts';
import { publicAction } from '#app/http/public.server.ts';
import { enterWith } from '#app/http/sign-in-flow.server.ts';
import words from '#app/i18n/en/auth.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { SetUpInput } from '#campaigns/accounts/schema.ts';
import { setUpInstallation } from '#campaigns/accounts/set-up.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('auth.setUp'));

export const action = publicAction(SetUpInput, async (parts) => {
  const { world, input } = parts;
  await setUpInstallation({ system: world.database.system, keys: world.install.keys, now: world.clock.now() }, input);
  await enterWith(parts, input);
  return redirect(paths.home, 303);
});

const Typed = SetUpInput.omit({ token: true });

export default function SetUp() {
  const t = useT(words);
  const [form, fields] = useActionForm(Typed, { lastResult: useActionData<typeof action>() });
  return (
    <AuthLayout title={t('auth.setUp')} sentence={t('auth.setUpWhat')}>
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5">
        <FormErrors errors={form.errors} />
        <InputRow field={fields.vendorName} label={t('auth.vendorName')} autoComplete="organization" />
        <InputRow field={fields.name} label={t('auth.name')} autoComplete="name" />
        <InputRow field={fields.email} label={t('auth.email')} type="email" autoComplete="username" />
        <InputRow
          field={fields.password}
          label={t('auth.password')}
          help={t('auth.passwordHelp')}
          type="password"
          autoComplete="new-password"
        />
        <SubmitButton variant="primary" full>
          {t('auth.setUpDo')}
        </SubmitButton>
      </Form>
    </AuthLayout>
  );
}
