import { getFormProps } from '@conform-to/react';
import type { MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { AuthLayout } from '#app/components/shell/auth-layout.tsx';
import { CapturedMailBar } from '#app/components/shell/bars.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import type { FormResult } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { publicAction, publicLoader } from '#app/http/public.server.ts';
import words from '#app/i18n/en/auth.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ForgotInput } from '#campaigns/accounts/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('auth.forgotTitle'));

export const loader = publicLoader(async ({ world }) => ({ captured: world.install.captured }));

/** The same answer whether the address is known, unknown, or has had its mails for this hour. */
export const action = publicAction(ForgotInput, async ({ world, input, ip }) => {
  const mayHaveMail = await world.signInLimits.startReset({ ip, account: input.email });
  if (mayHaveMail) await world.signIn.startReset(input.email);
  return { sentTo: input.email };
});

export default function Forgot() {
  const t = useT(words);
  const { captured } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const sentTo = answer && 'sentTo' in answer ? answer.sentTo : null;
  const back = (
    <Link to={paths.signIn()} className="link">
      {t('auth.back')}
    </Link>
  );
  const bars = captured ? <CapturedMailBar /> : null;
  if (sentTo)
    return (
      <AuthLayout title={t('auth.forgotSent')} footer={back} bars={bars}>
        <p role="status">{t('auth.forgotSentWhat', { email: sentTo })}</p>
      </AuthLayout>
    );
  return (
    <AuthLayout title={t('auth.forgotTitle')} sentence={t('auth.forgotWhat')} footer={back} bars={bars}>
      <ForgotForm lastResult={answer && 'sentTo' in answer ? undefined : answer} />
    </AuthLayout>
  );
}

function ForgotForm({ lastResult }: { lastResult: FormResult | undefined }) {
  const t = useT(words);
  const [form, fields] = useActionForm(ForgotInput, { lastResult });
  return (
    <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5">
      <FormErrors errors={form.errors} />
      <InputRow field={fields.email} label={t('auth.email')} type="email" autoComplete="username" spellCheck={false} />
      <SubmitButton variant="primary" full>
        {t('auth.forgotSend')}
      </SubmitButton>
    </Form>
  );
}
