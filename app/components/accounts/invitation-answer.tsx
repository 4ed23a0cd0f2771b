import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { ButtonLink, SubmitButton } from '#app/components/ui/button.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow, RadioRow } from '#app/components/ui/form-rows.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import type { FormResult } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/auth.json';
import { useT } from '#app/i18n/use-t.tsx';
import { NewcomerInput } from '#campaigns/accounts/schema.ts';
import type { InvitationView } from '#campaigns/partners/answer-invitation.ts';

type Props = {
  invitation: InvitationView;
  token: string;
  signedInAs: string | null;
  lastResult: FormResult | undefined;
};

/** What the person with the link does next: make an account, sign in, say yes, or leave it to somebody else. */
export function InvitationAnswer({ invitation, token, signedInAs, lastResult }: Props) {
  const t = useT(words);
  const { next, email } = invitation;
  switch (next.kind) {
    case 'sign_up':
      return <Newcomer email={email} lastResult={lastResult} />;
    case 'sign_in':
      return (
        <Said sentence={t('auth.signInToAccept', { email })}>
          <ButtonLink to={paths.signIn(paths.invitation(token))} variant="primary" full>
            {t('auth.signIn')}
          </ButtonLink>
        </Said>
      );
    case 'accept':
      return <Accept invitation={invitation} companies={next.companies} lastResult={lastResult} />;
    case 'other_address':
      return (
        <Said sentence={t('auth.otherAddress', { email, signedIn: signedInAs ?? '' })}>
          <Form method="post" action={paths.signOut}>
            <SubmitButton full>{t('auth.signOut')}</SubmitButton>
          </Form>
        </Said>
      );
    case 'owner_decides':
      return <p>{t('auth.ownerDecides', { company: next.companyName })}</p>;
  }
}

function Said({ sentence, children }: { sentence: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col gap-5">
      <p>{sentence}</p>
      {children}
    </div>
  );
}

function Newcomer({ email, lastResult }: { email: string; lastResult: FormResult | undefined }) {
  const t = useT(words);
  const [form, fields] = useActionForm(NewcomerInput, { lastResult });
  return (
    <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5">
      <FormErrors errors={form.errors} />
      <InputRow
        field={plainField('email', { value: email })}
        label={t('auth.email')}
        type="email"
        autoComplete="username"
        readOnly
      />
      <InputRow field={fields.name} label={t('auth.name')} autoComplete="name" />
      <InputRow
        field={fields.password}
        label={t('auth.password')}
        help={t('auth.passwordHelp')}
        type="password"
        autoComplete="new-password"
      />
      <SubmitButton variant="primary" full>
        {t('auth.signUpAccept')}
      </SubmitButton>
    </Form>
  );
}

type AcceptProps = {
  invitation: InvitationView;
  companies: { partnerId: string; name: string }[];
  lastResult: FormResult | undefined;
};

function Accept({ invitation, companies, lastResult }: AcceptProps) {
  const t = useT(words);
  const { organizationName: organization, companyName, kind } = invitation.asks;
  const errors = lastResult?.error?.company ?? undefined;
  return (
    <Form method="post" className="flex flex-col gap-5">
      <FormErrors errors={lastResult?.error?.[''] ?? undefined} />
      {companies.length > 0 ? (
        <RadioRow
          field={plainField('company', {
            value: companies[0]?.partnerId ?? '',
            required: true,
            ...(errors ? { errors } : {}),
          })}
          label={t('auth.company', { organization })}
          options={[
            ...companies.map(({ partnerId, name }) => ({ value: partnerId, label: name })),
            { value: 'new', label: t('auth.companyNew', { company: companyName ?? '' }) },
          ]}
        />
      ) : null}
      <SubmitButton variant="primary" full>
        {kind === 'work_with_vendor' ? t('auth.acceptPartner', { organization }) : t('auth.accept')}
      </SubmitButton>
    </Form>
  );
}
