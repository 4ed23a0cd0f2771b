import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AuthLayout } from '#app/components/shell/auth-layout.tsx';
import { OrgMark } from '#app/components/ui/avatar.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { notFoundAddress } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { publicAction, publicLoader } from '#app/http/public.server.ts';
import { safePath } from '#app/http/safe-path.ts';
import { chooseOrganization } from '#app/http/session.server.ts';
import words from '#app/i18n/en/auth.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('auth.switchTitle'));

const Address = z.object({ to: z.string().max(2_000).optional() });

/** Asked by a page of the other side: in which of these organizations shall it open? Choosing is a POST. */
export const loader = publicLoader(Address, async ({ input, viewer }) => {
  if (!viewer) throw redirect(paths.signIn(input.to));
  const to = safePath(input.to, paths.home);
  const side = /^\/(vendor|partner)(\/|$)/.exec(to)?.[1];
  const fitting = viewer.memberships.filter(({ scope }) => !side || scope.side === side);
  return { to, organizations: fitting.map(({ organization: { id, name } }) => ({ id, name })) };
});

const SwitchInput = z.object({ organizationId: z.string().max(40), redirectTo: z.string().max(2_000).optional() });

export const action = publicAction(SwitchInput, async ({ input, viewer, world, addCookie }) => {
  if (!viewer) throw redirect(paths.signIn());
  const wanted = viewer.memberships.find(({ organization }) => organization.id === input.organizationId);
  if (!wanted) throw notFoundAddress();
  addCookie(chooseOrganization(world, viewer.user.id, wanted.organization.id));
  return redirect(homeOrBack(input.redirectTo, wanted.scope.side), 303);
});

/** Back to where it was asked for, when that page is of the chosen side and names no object of another organization. */
function homeOrBack(redirectTo: string | undefined, side: 'vendor' | 'partner'): string {
  const home = paths[side].home;
  const back = safePath(redirectTo, home);
  const fits = back === home || back.startsWith(`${home}/`);
  return fits && !/\/[a-z]{3}_[0-9A-Z]{26}/.test(back) ? back : home;
}

export default function Switch() {
  const t = useT(words);
  const { to, organizations } = useLoaderData<typeof loader>();
  return (
    <AuthLayout title={t('auth.switchTitle')} sentence={t('auth.switchWhat')}>
      <ul className="flex flex-col gap-3">
        {organizations.map(({ id, name }) => (
          <li key={id}>
            <Form method="post" className="flex items-center gap-3">
              <OrgMark name={name} />
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <input type="hidden" name="organizationId" value={id} />
              <input type="hidden" name="redirectTo" value={to} />
              <SubmitButton>{t('auth.switch', { organization: name })}</SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </AuthLayout>
  );
}
