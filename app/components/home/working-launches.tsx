import { Link } from '@remix-run/react';
import { LaunchStatus } from '#app/components/launches/launch-status.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/home.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { LaunchRow } from '#campaigns/launches/queries.ts';

export function WorkingLaunches({ launches }: { launches: readonly LaunchRow[] }) {
  const t = useT(words);
  if (launches.length === 0) {
    return (
      <Card title={t('home.working')}>
        <EmptyState title={t('home.workingNone')} why={t('home.workingNoneWhy')} />
      </Card>
    );
  }
  return (
    <Card
      title={t('home.working')}
      padded={false}
      action={
        <Link to={paths.partner.launches} className="link text-sm">
          {t('home.allLaunches')}
        </Link>
      }
    >
      <ul className="divide-y divide-line border-t border-line">
        {launches.map((launch) => (
          <li key={launch.id} className="flex items-start justify-between gap-4 px-4 py-3 sm:px-6">
            <div className="min-w-0">
              <Link to={paths.partner.launch(launch.id)} className="link font-medium">
                {launch.name}
              </Link>
              <p className="text-sm text-muted">
                {launch.totals && launch.totals.accepted > 0 ? (
                  t('home.sentTo', { accepted: launch.totals.accepted, count: launch.totals.clickers })
                ) : (
                  <DateTime value={launch.startsAt ?? launch.updatedAt} />
                )}
              </p>
            </div>
            <LaunchStatus status={launch.status} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
