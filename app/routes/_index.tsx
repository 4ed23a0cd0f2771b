import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { AuthLayout } from '#app/components/shell/auth-layout.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { paths } from '#app/http/paths.ts';
import { publicLoader } from '#app/http/public.server.ts';
import words from '#app/i18n/en/auth.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('auth.noOrganization'));

/** The front door: everybody to their own first screen. */
export const loader = publicLoader(async ({ viewer }) => {
  if (!viewer) throw redirect(paths.signIn());
  if (viewer.active) throw redirect(paths[viewer.active.scope.side].home);
  return { email: viewer.user.email };
});

export default function NoOrganization() {
  const t = useT(words);
  const { email } = useLoaderData<typeof loader>();
  return (
    <AuthLayout title={t('auth.noOrganization')} sentence={t('auth.noOrganizationWhat')} footer={email}>
      <Form method="post" action={paths.signOut}>
        <SubmitButton full>{t('auth.signOut')}</SubmitButton>
      </Form>
    </AuthLayout>
  );
}
