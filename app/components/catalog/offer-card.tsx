import { Link } from '@remix-run/react';
import { MailThumbnail } from '#app/components/content/mail-thumbnail.tsx';
import { Badge } from '#app/components/ui/badge.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { OfferCard as Offer } from '#campaigns/catalog/read-offers.ts';
import { useDay } from './day.tsx';

/** A campaign as its mail in the partner's own brand; the whole card leads to it. */
export function OfferCard({ offer }: { offer: Offer }) {
  const t = useT(words);
  const day = useDay();
  const { id, vendorId, vendorName, name, goal, endsOn, launches, preview } = offer;
  return (
    <li className="group relative flex flex-col overflow-hidden rounded-md border border-line bg-raised transition-colors focus-within:border-accent hover:border-line-strong">
      {preview ? (
        <MailThumbnail
          src={paths.preview(preview)}
          title={t('campaigns.offers.picture', { name })}
          className="aspect-[5/4]"
        />
      ) : (
        <div className="aspect-[5/4] bg-sunken" />
      )}
      <div className="flex flex-1 flex-col gap-1 border-t border-line p-4">
        <p className="mb-1 flex items-center justify-between gap-3 text-sm text-muted">
          <span className="min-w-0 truncate">{t('campaigns.offers.from', { vendor: vendorName })}</span>
          {launches > 0 ? null : <Badge tone="accent">{t('campaigns.offers.newBadge')}</Badge>}
        </p>
        <h2 className="text-md wrap-anywhere">
          <Link
            to={paths.partner.campaign(vendorId, id)}
            prefetch="intent"
            className="rounded-xs after:absolute after:inset-0 group-hover:underline"
          >
            {name}
          </Link>
        </h2>
        <p className="line-clamp-2 text-muted empty:hidden">{goal}</p>
        <p className="mt-auto flex flex-wrap items-center justify-between gap-x-3 pt-3 text-sm text-muted empty:hidden">
          {endsOn ? <span suppressHydrationWarning>{t('campaigns.offers.endsOn', { day: day(endsOn) })}</span> : null}
          {launches > 0 ? <span>{t('campaigns.offers.mine', { count: launches })}</span> : null}
        </p>
      </div>
    </li>
  );
}
