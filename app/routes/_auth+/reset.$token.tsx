import { getFormProps } from '@conform-to/react';
import type { MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData } from '@remix-run/react';
import { AuthLayout } from '#app/components/shell/auth-layout.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import { paths } from '#app/http/paths.ts';
import { publicAction } from '#app/http/public.server.ts';
import { setNewPassword } from '#app/http/sign-in-flow.server.ts';
import words from '#app/i18n/en/auth.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ResetInput } from '#campaigns/accounts/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('auth.forgotTitle'));

export const action = publicAction(ResetInput, async ({ world, input, redirectWith }) => {
  await setNewPassword(world, input);
  return redirectWith(paths.signIn(), { message: say(words, 'auth.passwordSet'), tone: 'success' });
});

const Typed = ResetInput.pick({ password: true });

export default function Reset() {
  const t = useT(words);
  const [form, fields] = useActionForm(Typed, { lastResult: useActionData<typeof action>() });
  return (
    <AuthLayout
      title={t('auth.forgotTitle')}
      footer={
        <Link to={paths.forgot} className="link">
          {t('auth.forgot')}
        </Link>
      }
    >
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5">
        <FormErrors errors={form.errors} />
        <InputRow
          field={fields.password}
          label={t('auth.newPassword')}
          help={t('auth.passwordHelp')}
          type="password"
          autoComplete="new-password"
        />
        <SubmitButton variant="primary" full>
          {t('auth.resetSet')}
        </SubmitButton>
      </Form>
    </AuthLayout>
  );
}
