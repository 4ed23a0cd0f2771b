import { Link } from '@remix-run/react';
import { Card } from '#app/components/ui/card.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/home.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PartnerHome } from '#campaigns/analytics/partner-home.ts';
import type { VendorHome } from '#campaigns/analytics/vendor-home.ts';

type Line = { to: string; label: string; count: number; since?: Date };

/** What waits for a person of the vendor. */
export function VendorWaiting({ waiting }: { waiting: VendorHome['waiting'] }) {
  const t = useT(words);
  const { vendor } = paths;
  const { leads, deals, claims, requests, drafts } = waiting;
  return (
    <Waiting
      lines={[
        { count: leads, to: `${vendor.leads}?status=unassigned`, label: t('home.waits.leads', { count: leads }) },
        { count: deals, to: vendor.deals, label: t('home.waits.deals', { count: deals }) },
        { count: claims, to: vendor.claims, label: t('home.waits.claims', { count: claims }) },
        { count: requests, to: vendor.fundRequests, label: t('home.waits.requests', { count: requests }) },
        ...drafts.map(({ id, name, updatedAt }) => ({
          ...{ count: 1, to: vendor.campaign(id), label: t('home.waits.draft', { name }), since: updatedAt },
        })),
      ]}
    />
  );
}

/** What waits for a person of the partner: somebody else goes on only when it is answered. */
export function PartnerWaiting({ waiting }: { waiting: PartnerHome['waiting'] }) {
  const t = useT(words);
  const { partner } = paths;
  const { leads, posts, claims, requests } = waiting;
  return (
    <Waiting
      lines={[
        { count: leads, to: `${partner.leads}?status=offered`, label: t('home.asks.leads', { count: leads }) },
        { count: posts, to: partner.social, label: t('home.asks.posts', { count: posts }) },
        { count: claims, to: partner.claims, label: t('home.asks.claims', { count: claims }) },
        { count: requests, to: partner.fundRequests, label: t('home.asks.requests', { count: requests }) },
      ]}
    />
  );
}

/** A queue: each line opens its list. */
function Waiting({ lines }: { lines: readonly Line[] }) {
  const t = useT(words);
  const some = lines.filter(({ count }) => count > 0);
  return (
    <Card title={t('home.waiting')} sentence={some.length === 0 ? t('home.nothingWaits') : undefined}>
      <ul className="flex flex-col gap-2 empty:hidden">
        {some.map(({ to, label, since }) => (
          <li key={to} className="flex justify-between gap-4">
            <Link to={to} className="link">
              {label}
            </Link>
            {since ? (
              <span className="text-sm text-muted">
                <DateTime value={since} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
