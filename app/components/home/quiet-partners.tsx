import { Link } from '@remix-run/react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/home.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { VendorHome } from '#campaigns/analytics/vendor-home.ts';

export function QuietPartners({ partners }: { partners: VendorHome['quiet'] }) {
  const t = useT(words);
  const format = useFormat();
  return (
    <Card
      title={t('home.quiet')}
      sentence={partners.length > 0 ? t('home.quietSentence') : t('home.noQuiet')}
      action={
        <ButtonLink to={paths.vendor.newPartner} size="sm">
          {t('home.invite')}
        </ButtonLink>
      }
      padded={false}
    >
      <ul className="divide-y divide-line border-t border-line empty:hidden">
        {partners.map(({ partnerId, name, lastLaunchAt }) => (
          <li key={partnerId} className="flex items-baseline justify-between gap-4 px-4 py-3 sm:px-6">
            <Link to={paths.vendor.partner(partnerId)} className="link font-medium">
              {name}
            </Link>
            <span className="text-sm text-muted">
              {lastLaunchAt ? t('home.lastLaunch', { when: format.relative(lastLaunchAt) }) : t('home.never')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
