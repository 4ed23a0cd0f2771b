import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AccountsTable } from '#app/components/social/accounts-table.tsx';
import { ConnectAccounts } from '#app/components/social/connect-accounts.tsx';
import { SocialTabs } from '#app/components/social/social-tabs.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerActions, partnerIntent, partnerResource } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/social.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listAccounts } from '#campaigns/social/account-queries.ts';
import { beginSignIn } from '#campaigns/social/begin-sign-in.ts';
import { connectBluesky } from '#campaigns/social/connect-bluesky.ts';
import { connectCaptured } from '#campaigns/social/connect-captured.ts';
import { disconnectAccount } from '#campaigns/social/disconnect-account.ts';
import { AccountIdInput, BeginSignIn, ConnectBluesky, ConnectCaptured } from '#campaigns/social/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('social.accounts'));

export const loader = partnerResource(async ({ caller, world }) => ({
  accounts: await caller.inScope(listAccounts),
  networks: [...world.networks.byName.keys()],
  captured: world.networks.captured,
}));

const said = { message: say(words, 'social.connected') };

export const action = partnerActions({
  signIn: partnerIntent(BeginSignIn, async ({ caller, world, input }) =>
    redirect((await beginSignIn({ ...caller, networks: world.networks }, input)).href, 303),
  ),
  bluesky: partnerIntent(ConnectBluesky, async ({ caller, world, input, redirectWith }) => {
    await connectBluesky({ ...caller, networks: world.networks }, input);
    return redirectWith(paths.partner.socialAccounts, said);
  }),
  captured: partnerIntent(ConnectCaptured, async ({ caller, world, input, redirectWith }) => {
    await connectCaptured({ ...caller, networks: world.networks }, input);
    return redirectWith(paths.partner.socialAccounts, said);
  }),
  disconnect: partnerIntent(AccountIdInput, async ({ caller, input, redirectWith }) => {
    await disconnectAccount(caller, input);
    return redirectWith(paths.partner.socialAccounts, { message: say(words, 'social.disconnected') });
  }),
});

export default function Accounts() {
  const t = useT(words);
  const { accounts, networks, captured } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <Page>
      <PageHeader
        title={t('social.title')}
        sentence={t('social.accountsSentence')}
        tabs={<SocialTabs captured={captured} />}
      />
      <div className="flex flex-col gap-8">
        <FormErrors errors={refused?.error?.[''] ?? undefined} />
        <AccountsTable accounts={accounts} />
        <ConnectAccounts networks={networks} captured={captured} />
      </div>
    </Page>
  );
}
