import { Form, Link } from '@remix-run/react';
import { BellRing } from 'lucide-react';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/home.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { VendorHome } from '#campaigns/analytics/vendor-home.ts';

type Props = { nudges: VendorHome['nudges']; mayRemind: boolean };
type Nudge = VendorHome['nudges']['rows'][number];

/** Partners with something that waits for them, why, and the reminder: one button, one mail a week. */
export function Nudges({ nudges: { rows, total }, mayRemind }: Props) {
  const t = useT(words);
  return (
    <Card
      title={t('home.quiet')}
      sentence={rows.length > 0 ? t('home.nudgesSentence', { count: total }) : t('home.noQuiet')}
      action={
        <ButtonLink to={paths.vendor.newPartner} size="sm">
          {t('home.invite')}
        </ButtonLink>
      }
      padded={false}
    >
      <ul className="divide-y divide-line border-t border-line empty:hidden">
        {rows.map((row) => (
          <li
            key={row.partnerId}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 sm:px-6"
          >
            <div className="min-w-0">
              <Link to={paths.vendor.partner(row.partnerId)} className="link font-medium">
                {row.name}
              </Link>
              <Why of={row} />
            </div>
            {row.remindedAt ? (
              <span className="text-sm text-muted">
                {t('home.reminded')} <DateTime value={row.remindedAt} />
              </span>
            ) : mayRemind ? (
              <Form method="post" action={paths.vendor.reminder(row.partnerId)} preventScrollReset>
                <input type="hidden" name="name" value={row.name} />
                <Button size="sm" icon={BellRing} aria-label={t('home.remindWho', { name: row.name })}>
                  {t('home.remind')}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Why({ of: { leads, claims, campaigns, quiet, lastLaunchAt } }: { of: Nudge }) {
  const t = useT(words);
  const format = useFormat();
  const reasons = [
    ...(leads > 0 ? [t('home.nudge.leads', { count: leads })] : []),
    ...(claims > 0 ? [t('home.nudge.claims', { count: claims })] : []),
    ...(campaigns > 0 ? [t('home.nudge.campaigns', { count: campaigns })] : []),
    ...(quiet ? [lastLaunchAt ? t('home.lastLaunch', { when: format.relative(lastLaunchAt) }) : t('home.never')] : []),
  ];
  return (
    <p className="text-sm text-muted" suppressHydrationWarning>
      {reasons.join(' · ')}
    </p>
  );
}
