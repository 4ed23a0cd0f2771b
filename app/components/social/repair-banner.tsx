import { ButtonLink } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/social.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { AccountRow } from '#campaigns/social/account-queries.ts';

/** Over the social screens while an account waits for its person. */
export function RepairBanner({ accounts }: { accounts: readonly Pick<AccountRow, 'handle'>[] }) {
  const t = useT(words);
  if (accounts.length === 0) return null;
  const handles = accounts.map(({ handle }) => handle).join(', ');
  return (
    <Callout
      tone="warning"
      title={t('social.repairTitle', { count: accounts.length, handles })}
      action={
        <ButtonLink to={paths.partner.socialAccounts} size="sm">
          {t('social.repairGo')}
        </ButtonLink>
      }
    >
      {t('social.repairBody')}
    </Callout>
  );
}
