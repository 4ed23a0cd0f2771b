import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Card } from '#app/components/ui/card.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/home.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { VendorHome } from '#campaigns/analytics/vendor-home.ts';

/** What waits for a person of the vendor, as a queue: each line opens its list. */
export function VendorWaiting({ waiting }: { waiting: VendorHome['waiting'] }) {
  const t = useT(words);
  const { vendor } = paths;
  const lines = [
    {
      count: waiting.leads,
      to: `${vendor.leads}?status=unassigned`,
      label: t('home.waits.leads', { count: waiting.leads }),
    },
    { count: waiting.deals, to: vendor.deals, label: t('home.waits.deals', { count: waiting.deals }) },
    { count: waiting.claims, to: vendor.claims, label: t('home.waits.claims', { count: waiting.claims }) },
    { count: waiting.requests, to: vendor.fundRequests, label: t('home.waits.requests', { count: waiting.requests }) },
  ].filter(({ count }) => count > 0);
  const nothing = lines.length + waiting.drafts.length === 0;
  return (
    <Card title={t('home.waiting')} sentence={nothing ? t('home.nothingWaits') : undefined}>
      <ul className="flex flex-col gap-2 empty:hidden">
        {lines.map(({ to, label }) => (
          <Line key={to} to={to} label={label} />
        ))}
        {waiting.drafts.map((draft) => (
          <Line key={draft.id} to={vendor.campaign(draft.id)} label={t('home.waits.draft', { name: draft.name })}>
            <DateTime value={draft.updatedAt} />
          </Line>
        ))}
      </ul>
    </Card>
  );
}

function Line({ to, label, children }: { to: string; label: string; children?: ReactNode }) {
  return (
    <li className="flex justify-between gap-4">
      <Link to={to} className="link">
        {label}
      </Link>
      <span className="text-sm text-muted">{children}</span>
    </li>
  );
}
