import { ButtonLink } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/home.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PartnerHome } from '#campaigns/analytics/partner-home.ts';

/** Accounts that stand still until somebody signs in to them again. */
export function SocialRepairs({ repairs }: { repairs: PartnerHome['repairs'] }) {
  const t = useT(words);
  if (repairs.length === 0) return null;
  return (
    <Callout
      tone="warning"
      title={t('home.repair', { count: repairs.length })}
      action={
        <ButtonLink to={paths.partner.socialAccounts} size="sm">
          {t('home.repairGo')}
        </ButtonLink>
      }
    >
      {t('home.repairWhy', { handles: repairs.map(({ handle }) => handle).join(', ') })}
    </Callout>
  );
}
