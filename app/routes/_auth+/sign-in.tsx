import { getFormProps } from '@conform-to/react';
import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AuthLayout } from '#app/components/shell/auth-layout.tsx';
import { CapturedMailBar } from '#app/components/shell/bars.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import { FlashToast } from '#app/components/ui/toast.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import { paths } from '#app/http/paths.ts';
import { publicAction, publicLoader } from '#app/http/public.server.ts';
import { safePath } from '#app/http/safe-path.ts';
import { signInWith } from '#app/http/sign-in-flow.server.ts';
import words from '#app/i18n/en/auth.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { SignInInput } from '#campaigns/accounts/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('auth.signIn'));

const Address = z.object({ to: z.string().max(2_000).optional() });

export const loader = publicLoader(Address, async ({ viewer, input, world, takeFlash }) => {
  const to = safePath(input.to, paths.home);
  if (viewer) throw redirect(to);
  return { to, captured: world.install.captured, flash: takeFlash() };
});

export const action = publicAction(SignInInput, async (parts) => {
  await signInWith(parts, parts.input);
  return redirect(safePath(parts.input.to, paths.home), 303);
});

export default function SignIn() {
  const t = useT(words);
  const { to, captured, flash } = useLoaderData<typeof loader>();
  const [form, fields] = useActionForm(SignInInput, { lastResult: useActionData<typeof action>() });
  return (
    <AuthLayout
      title={t('auth.signIn')}
      sentence={t('auth.signInWhat')}
      bars={captured ? <CapturedMailBar /> : null}
      footer={
        <Link to={paths.forgot} className="link">
          {t('auth.forgot')}
        </Link>
      }
    >
      <FlashToast flash={flash} />
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5">
        <FormErrors errors={form.errors} />
        <input type="hidden" name="to" value={to} />
        <InputRow
          field={fields.email}
          label={t('auth.email')}
          type="email"
          autoComplete="username"
          autoFocus
          spellCheck={false}
        />
        <InputRow field={fields.password} label={t('auth.password')} type="password" autoComplete="current-password" />
        <SubmitButton variant="primary" full>
          {t('auth.signIn')}
        </SubmitButton>
      </Form>
    </AuthLayout>
  );
}
